import { date, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { dutyBases, dutyNames, expectationNeeds, serviceDirections } from "#db/terms/connections.ts";

// National reference data, the same for every organization; filled by db/reference.sql, editable by people.

/** Where a fact was read, and on which day. */
const sourced = { source: text("source").notNull(), sourceDate: date("source_date").notNull() };

/** What a data service means for a patient: national configuration with its source, in addition to the names of the GNL. */
export const serviceMeaning = pgTable("service_meaning", {
  serviceId: text("service_id").primaryKey(),
  /** Used when neither GNL nor ZAKL names it. */
  name: text("name").notNull(),
  direction: text("direction", { enum: serviceDirections }).notNull(),
  meaningNl: text("meaning_nl").notNull(),
  meaningEn: text("meaning_en").notNull(),
  ...sourced,
});

/** The services a kind of organization is expected to offer; any one service of a group satisfies it. */
export const serviceExpectation = pgTable(
  "service_expectation",
  {
    organizationKind: text("organization_kind").notNull(),
    need: text("need", { enum: expectationNeeds }).notNull(),
    /** What the group is about: gp-record, medication, documents, … */
    groupKey: text("group_key").notNull(),
    serviceId: text("service_id").notNull(),
    ...sourced,
  },
  (table) => [primaryKey({ columns: [table.organizationKind, table.need, table.groupKey, table.serviceId] })],
);

/** A legal duty, an agreement between parties or an upcoming duty, for a kind of organization, from a date. */
export const duty = pgTable(
  "duty",
  {
    organizationKind: text("organization_kind").notNull(),
    name: text("name", { enum: dutyNames }).notNull(),
    basis: text("basis", { enum: dutyBases }).notNull(),
    /** Null: no date is known. */
    inForceOn: date("in_force_on"),
    ...sourced,
  },
  (table) => [primaryKey({ columns: [table.organizationKind, table.name] })],
);
