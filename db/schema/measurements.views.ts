import { jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, ofOrganization } from "#db/columns.ts";

/** A saved view of the population: filters only, nothing about a patient. People see only their own. */
export const measurementView = pgTable(
  "measurement_view",
  {
    ...ofOrganization,
    personId: uuid("person_id").notNull(),
    viewId: uuid("view_id").notNull(),
    name: text("name").notNull(),
    /** `PopulationFilter` (server/measurements/population/contract.ts). */
    filter: jsonb("filter").$type<Record<string, string | number>>().notNull(),
    keptAt: instant("kept_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.personId, table.viewId] })],
);
