import { date, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { preciseInstant } from "#db/columns.ts";
import { labelStates, supplierKinds } from "#db/terms/suppliers.ts";

/** Suppliers of record systems (HIS, AIS) and gateways (DVA); reference data maintained by alliance staff. */
export const supplier = pgTable("supplier", {
  supplierId: uuid("supplier_id").primaryKey(),
  kind: text("kind", { enum: supplierKinds }).notNull(),
  name: text("name").notNull(),
  /** Where a practice writes to; a shared address, never a person's. */
  email: text("email"),
  website: text("website"),
  /** For a gateway: host name suffixes of its endpoints, by which it is recognized in the register. */
  hostEndings: text("host_endings").array().notNull(),
  labelState: text("label_state", { enum: labelStates }).notNull(),
  /** Where this was read, and on which day. */
  source: text("source").notNull(),
  sourceDate: date("source_date").notNull(),
  retiredAt: preciseInstant("retired_at"),
});

/** Which gateway serves which record system. No row means not known, which is a valid answer. */
export const supplierRoute = pgTable(
  "supplier_route",
  {
    recordSystemId: uuid("record_system_id").notNull(),
    gatewayId: uuid("gateway_id").notNull(),
    source: text("source").notNull(),
    sourceDate: date("source_date").notNull(),
  },
  (table) => [primaryKey({ columns: [table.recordSystemId, table.gatewayId] })],
);
