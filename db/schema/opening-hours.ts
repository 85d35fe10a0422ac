import { boolean, date, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, ofOrganization } from "#db/columns.ts";
import type { OpenWeek } from "#db/terms/opening-hours.ts";

/** When a practice is open each week, and who covers while it is closed; without a row the usual week applies. */
export const openingHours = pgTable(
  "opening_hours",
  {
    ...ofOrganization,
    week: jsonb("week").$type<OpenWeek>().notNull(),
    /** The number that patients call; empty: not told. */
    phone: text("phone").notNull(),
    /** Who covers while the practice is closed, and the number to call; empty: not told. */
    coverName: text("cover_name").notNull(),
    coverPhone: text("cover_phone").notNull(),
    changedBy: uuid("changed_by").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId] })],
);

/** Days on which a practice is closed by its own choice, from the first to the last. */
export const openingClosing = pgTable(
  "opening_closing",
  {
    ...ofOrganization,
    closingId: uuid("closing_id").notNull(),
    startsOn: date("starts_on").notNull(),
    endsOn: date("ends_on").notNull(),
    description: text("description").notNull(),
    addedBy: uuid("added_by").notNull(),
    addedAt: instant("added_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.closingId] }),
    index("opening_closing_ends").on(table.organizationId, table.endsOn),
  ],
);

/** What a practice decided about a national holiday. Without a row it is proposed, and counts as closed. */
export const openingHoliday = pgTable(
  "opening_holiday",
  {
    ...ofOrganization,
    day: date("day").notNull(),
    isOpen: boolean("is_open").notNull(),
    decidedBy: uuid("decided_by").notNull(),
    decidedAt: instant("decided_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.day] })],
);
