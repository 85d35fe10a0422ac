import { date, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { dutyBases, dutyNames, expectationNeeds, serviceDirections } from "#db/terms/connections.ts";

// National reference data, the same for every organization; db/reference.sql fills it and people may change it.

/** Where a fact was read, and on which day. */
const sourced = { source: text("source").notNull(), sourceDate: date("source_date").notNull() };

/** What a data service means for a patient: national configuration with its source, beside the names of the GNL. */
export const serviceMeaning = pgTable("service_meaning", {
  serviceId: text("service_id").primaryKey(),
  /** For when neither GNL nor ZAKL names it. */
  name: text("name").notNull(),
  direction: text("direction", { enum: serviceDirections }).notNull(),
  meaningNl: text("meaning_nl").notNull(),
  meaningEn: text("meaning_en").notNull(),
  ...sourced,
});

/** Which services a kind of organization is expected to offer; any one service of a group will do. */
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

/** A duty of law, a promise between parties or what is coming, for a kind of organization, from a day on. */
export const duty = pgTable(
  "duty",
  {
    organizationKind: text("organization_kind").notNull(),
    name: text("name", { enum: dutyNames }).notNull(),
    basis: text("basis", { enum: dutyBases }).notNull(),
    /** Null: nobody said when. */
    inForceOn: date("in_force_on"),
    ...sourced,
  },
  (table) => [primaryKey({ columns: [table.organizationKind, table.name] })],
);
