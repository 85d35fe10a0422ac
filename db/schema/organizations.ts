import { index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { preciseInstant } from "#db/columns.ts";
import { organizationKinds } from "#db/terms/organizations.ts";

/** A practice, a pharmacy, the alliance, or Balie itself. The only table whose own id is the tenant key. */
export const organization = pgTable(
  "organization",
  {
    organizationId: uuid("organization_id").primaryKey(),
    kind: text("kind", { enum: organizationKinds }).notNull(),
    name: text("name").notNull(),
    /** AGB code of the practice (8 digits), by which the ZAKL and a DVA's tokens identify it; unique. */
    agb: text("agb"),
    city: text("city"),
    /** The region in which it works together, as it calls that itself: "Regio Eemland". */
    region: text("region"),
    /** Supplier of the HIS or AIS, if known. */
    recordSystemId: uuid("record_system_id"),
    createdAt: preciseInstant("created_at").notNull().defaultNow(),
  },
  (table) => [
    index("organization_kind").on(table.kind, table.organizationId),
    uniqueIndex("organization_agb").on(table.agb),
  ],
);
