import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant, ofOrganization, ofPatient } from "#db/columns.ts";
import { approvalStates } from "#db/terms/consults.ts";

/**
 * An answer for which somebody asks approval. No message and no step in the consult: it is not said, and the clock runs on. Its words never
 * change, so that an approval names one exact text by its id; another text is another row.
 */
export const consultApproval = pgTable(
  "consult_approval",
  {
    ...ofOrganization,
    approvalId: uuid("approval_id").notNull(),
    consultId: uuid("consult_id").notNull(),
    ...ofPatient,
    /** To whom it was written: after a merge `patient_id` may be another. */
    writtenTo: uuid("written_to").notNull(),
    body: text("body").notNull(),
    effect: text("effect", { enum: ["answers", "asks-back"] }).notNull(),
    askedBy: uuid("asked_by").notNull(),
    /** Null: whoever may approve. */
    askedOf: uuid("asked_of"),
    askedAt: instant("asked_at").notNull(),
    /** The last that was said when it was asked. */
    sawLast: uuid("saw_last"),
    state: text("state", { enum: approvalStates }).notNull(),
    decidedBy: uuid("decided_by"),
    decidedAt: instant("decided_at"),
    /** The question with which it was given back: a note, so that it stays inside. */
    noteId: uuid("note_id"),
    /** The message that it became; null: none yet, and then it is the only one of its consult. */
    messageId: uuid("message_id"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.approvalId] }),
    uniqueIndex("consult_approval_open").on(table.organizationId, table.consultId).where(sql`message_id is null`),
    index("consult_approval_consult").on(table.organizationId, table.consultId, table.askedAt),
  ],
);
