import { jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment, ofOrganization } from "#db/columns.ts";

/** A way of looking at the population that somebody kept under a name: filters only, nothing about a patient. Each sees her own. */
export const measurementView = pgTable(
  "measurement_view",
  {
    ...ofOrganization,
    personId: uuid("person_id").notNull(),
    viewId: uuid("view_id").notNull(),
    name: text("name").notNull(),
    /** `PopulationFilter` (server/measurements/population-contract.ts). */
    filter: jsonb("filter").$type<Record<string, string | number>>().notNull(),
    keptAt: moment("kept_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.personId, table.viewId] })],
);
