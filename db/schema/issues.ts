import { boolean, date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "#db/columns.ts";
import { chainLinks, issueFrequencies, issueStates } from "#db/terms/issues.ts";

// Shared between the organization that filed it and the alliance, and nobody else (db/security.sql). Never contains patient data.

/** A problem in the chain between record system and PGO. */
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
    /** Whom it was referred to, if the state says so. */
    supplierName: text("supplier_name"),
    filedBy: uuid("filed_by").notNull(),
    filedAt: instant("filed_at").notNull(),
    /** When the alliance last replied, and when the organization saw it. */
    answeredAt: instant("answered_at"),
    seenAt: instant("seen_at"),
  },
  (table) => [
    index("chain_issue_filed").on(table.filedFor, table.issueId),
    index("chain_issue_state").on(table.state, table.issueId),
    index("chain_issue_link").on(table.link, table.issueId),
  ],
);

/** A comment on a problem, by the organization or by the alliance. */
export const chainIssueEntry = pgTable(
  "chain_issue_entry",
  {
    entryId: uuid("entry_id").primaryKey(),
    issueId: uuid("issue_id").notNull(),
    filedFor: uuid("filed_for").notNull(),
    isAlliance: boolean("is_alliance").notNull(),
    body: text("body").notNull(),
    /** The state it changed to; null when it did not. */
    state: text("state", { enum: issueStates }),
    writtenBy: uuid("written_by").notNull(),
    writtenAt: instant("written_at").notNull(),
  },
  (table) => [index("chain_issue_entry_issue").on(table.issueId, table.entryId)],
);
