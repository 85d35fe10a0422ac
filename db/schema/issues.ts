import { boolean, date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "#db/columns.ts";
import { chainLinks, issueFrequencies, issueStates } from "#db/terms/issues.ts";

// Shared between the organization that filed it and the alliance, and nobody else (db/security.sql). No patient is ever in it.

/** A problem in the chain between record system and PGO, filed once. */
export const chainIssue = pgTable(
  "chain_issue",
  {
    issueId: uuid("issue_id").primaryKey(),
    /** The organization that filed it. */
    filedFor: uuid("filed_for").notNull(),
    link: text("link", { enum: chainLinks }).notNull(),
    title: text("title").notNull(),
    body: text("body").notNull(),
    frequency: text("frequency", { enum: issueFrequencies }).notNull(),
    since: date("since"),
    state: text("state", { enum: issueStates }).notNull(),
    /** With whom it lies, when the state says so. */
    supplierName: text("supplier_name"),
    filedBy: uuid("filed_by").notNull(),
    filedAt: moment("filed_at").notNull(),
    /** When the alliance last said something, and when the organization saw that. */
    answeredAt: moment("answered_at"),
    seenAt: moment("seen_at"),
  },
  (table) => [
    index("chain_issue_filed").on(table.filedFor, table.issueId),
    index("chain_issue_state").on(table.state, table.issueId),
    index("chain_issue_link").on(table.link, table.issueId),
  ],
);

/** What was said about a problem, by the organization or by the alliance. */
export const chainIssueEntry = pgTable(
  "chain_issue_entry",
  {
    entryId: uuid("entry_id").primaryKey(),
    issueId: uuid("issue_id").notNull(),
    filedFor: uuid("filed_for").notNull(),
    isAlliance: boolean("is_alliance").notNull(),
    body: text("body").notNull(),
    /** What it became with this; null when that did not change. */
    state: text("state", { enum: issueStates }),
    writtenBy: uuid("written_by").notNull(),
    writtenAt: moment("written_at").notNull(),
  },
  (table) => [index("chain_issue_entry_issue").on(table.issueId, table.entryId)],
);
