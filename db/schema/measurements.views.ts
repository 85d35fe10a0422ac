import { jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** A way of looking at the population that somebody kept under a name: filters only, nothing about a patient. Each sees her own. */
export const measurementView = pgTable(
  "measurement_view",
  {
    organizationId: uuid("organization_id").notNull(),
    personId: uuid("person_id").notNull(),
    viewId: uuid("view_id").notNull(),
    name: text("name").notNull(),
    /** `PopulationFilter` (server/measurements/population-contract.ts). */
    filter: jsonb("filter").$type<Record<string, string | number>>().notNull(),
    keptAt: timestamp("kept_at", { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.personId, table.viewId] })],
);
