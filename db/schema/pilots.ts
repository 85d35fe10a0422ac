import { date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "#db/columns.ts";
import { pilotKinds, pilotStages } from "#db/terms/pilots.ts";

/** A trial of the PGO, recorded by alliance staff: numbers and findings, never a patient. */
export const pilot = pgTable(
  "pilot",
  {
    pilotId: uuid("pilot_id").primaryKey(),
    kind: text("kind", { enum: pilotKinds }).notNull(),
    stage: text("stage", { enum: pilotStages }).notNull(),
    name: text("name").notNull(),
    /** PROVES, VIPP, OPEN, …; null for none. */
    programme: text("programme"),
    region: text("region").notNull(),
    supplierName: text("supplier_name").notNull(),
    startsOn: date("starts_on").notNull(),
    /** Null: not known yet. */
    endsOn: date("ends_on"),
    practiceCount: integer("practice_count").notNull(),
    invitedCount: integer("invited_count").notNull(),
    joinedCount: integer("joined_count").notNull(),
    /** What went wrong, one entry each. */
    issues: text("issues").array().notNull(),
    /** What was learned; empty while it runs. */
    findings: text("findings").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [index("pilot_newest").on(table.startsOn, table.pilotId)],
);
