import { index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { fineMoment } from "#db/columns.ts";
import { organizationKinds } from "#db/terms/organizations.ts";

/** A practice, a pharmacy, the alliance, or Balie itself. The only table whose own id is the tenant key. */
export const organization = pgTable(
  "organization",
  {
    organizationId: uuid("organization_id").primaryKey(),
    kind: text("kind", { enum: organizationKinds }).notNull(),
    name: text("name").notNull(),
    /** AGB code of the practice (8 digits), how the ZAKL and the tokens of a DVA know it: one organization's only. */
    agb: text("agb"),
    city: text("city"),
    /** Supplier of the HIS or AIS, when somebody said so. */
    recordSystemId: uuid("record_system_id"),
    createdAt: fineMoment("created_at").notNull().defaultNow(),
  },
  (table) => [
    index("organization_kind").on(table.kind, table.organizationId),
    uniqueIndex("organization_agb").on(table.agb),
  ],
);
