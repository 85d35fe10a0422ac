import { sql } from "drizzle-orm";
import { boolean, date, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant, ofOrganization, ofPatient, searchTerms } from "#db/columns.ts";
import {
  closeReasons,
  consultKinds,
  correctionDecisions,
  holdReasons,
  messageEffects,
  referralCauses,
  technicalCauses,
  unsentStates,
} from "#db/terms/consults.ts";
import { messageAuthors } from "#db/terms/messages.ts";

/**
 * A conversation with a patient as work: whose turn, who, until when. What was said stands in `message`. The columns from `turn` on are what
 * the rules (server/consults/conversation) made of the others, so that lists and counts are index reads.
 */
export const consult = pgTable(
  "consult",
  {
    ...ofOrganization,
    consultId: uuid("consult_id").notNull(),
    ...ofPatient,
    kind: text("kind", { enum: consultKinds }).notNull(),
    openedAt: instant("opened_at").notNull(),
    /** Null: nobody in particular. */
    assigneeId: uuid("assignee_id"),
    snoozedAt: instant("snoozed_at"),
    /** Null with `snoozed_at`: until the patient answers. */
    snoozedUntil: instant("snoozed_until"),
    /** Null: not urgent; then the two that follow are null too. */
    urgentAt: instant("urgent_at"),
    urgentBy: uuid("urgent_by"),
    urgentReason: text("urgent_reason"),
    raisedAt: instant("raised_at"),
    closedAt: instant("closed_at"),
    closeReason: text("close_reason", { enum: [...closeReasons, "taken-back"] }),
    closedBy: uuid("closed_by"),
    /** Of one that was closed as not for the practice: what it was about; null: not said. And through which PGO it came, as its sender named it. */
    referralCause: text("referral_cause", { enum: referralCauses }),
    referralPgoName: text("referral_pgo_name"),
    mergedInto: uuid("merged_into"),
    decision: text("decision", { enum: correctionDecisions }),
    decisionReason: text("decision_reason"),
    isStray: boolean("is_stray").notNull(),
    /** When it was taken over in the HIS and by whom; null: it was not. Then the last message that went along, and how many did. */
    takenOverAt: instant("taken_over_at"),
    takenOverBy: uuid("taken_over_by"),
    takenOverLast: uuid("taken_over_last"),
    takenOverCount: integer("taken_over_count"),
    /** Whose move it is, leaving aside that somebody put it aside. */
    turn: text("turn", { enum: ["practice", "patient", "nobody"] }).notNull(),
    waitingSince: instant("waiting_since"),
    halfAt: instant("half_at"),
    nearAt: instant("near_at"),
    dueAt: instant("due_at"),
    /** Place in an open view: when an answer is due, or the last time something was said. */
    sortAt: instant("sort_at").notNull(),
    lastSaidId: uuid("last_said_id"),
    /** Since when and until when an answer stands ready to go out by itself; null: none does, or one waits for a person. */
    plannedAt: instant("planned_at"),
    sendAt: instant("send_at"),
    /** An answer that was to go out waits for a person. */
    isHeld: boolean("is_held").notNull().default(false),
    /** It is closed, and the HIS lacks something of it. */
    isToTakeOver: boolean("is_to_take_over").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.consultId] }),
    index("consult_open")
      .on(table.organizationId, sql`(urgent_at is null)`, table.sortAt, table.consultId)
      .where(sql`closed_at is null and merged_into is null`),
    index("consult_clock").on(table.organizationId, table.consultId).where(sql`due_at is not null`),
    index("consult_closed")
      .on(table.organizationId, table.closedAt, table.consultId)
      .where(sql`closed_at is not null and merged_into is null`),
    index("consult_to_take_over").on(table.organizationId, table.closedAt, table.consultId).where(sql`is_to_take_over`),
    index("consult_patient").on(table.organizationId, table.patientId, table.openedAt),
    index("consult_assignee").on(table.organizationId, table.assigneeId).where(sql`assignee_id is not null`),
  ],
);

/** A message as a step in a consult; its words stand in `message` under the same id. */
export const consultMessage = pgTable(
  "consult_message",
  {
    ...ofOrganization,
    messageId: uuid("message_id").notNull(),
    consultId: uuid("consult_id").notNull(),
    ...ofPatient,
    author: text("author", { enum: messageAuthors }).notNull(),
    /** Our own time of receipt or sending. */
    saidAt: instant("said_at").notNull(),
    /** The order of those in one millisecond. */
    position: integer("position").notNull(),
    /** Of the practice only, as `effect` is. */
    state: text("state", { enum: ["sent", ...unsentStates, "withdrawn"] }),
    sendAt: instant("send_at"),
    /** Of a receipt: until when it promised an answer; null: it promised none. */
    promisedAt: instant("promised_at"),
    /** Of one that is held. */
    heldFor: text("held_for", { enum: holdReasons }),
    effect: text("effect", { enum: messageEffects }),
    /** With effect "closes". */
    closes: text("closes", { enum: closeReasons }),
    /** Of the patient only: since when it no longer waits, by which message; null with a moment: the consult was closed. */
    settledAt: instant("settled_at"),
    settledBy: uuid("settled_by"),
    finishedAt: instant("finished_at"),
    finishedBy: uuid("finished_by"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.messageId] }),
    index("consult_message_consult").on(table.organizationId, table.consultId, table.saidAt, table.position),
    index("consult_message_due").on(table.organizationId, table.sendAt).where(sql`state = 'scheduled'`),
  ],
);

/**
 * The words of a message that was not sent yet. No message, so nothing that sends or serves messages can take it: they go to `message` when it
 * goes out, and are gone when it does not.
 */
export const consultPlanned = pgTable(
  "consult_planned",
  {
    ...ofOrganization,
    messageId: uuid("message_id").notNull(),
    ...ofPatient,
    body: text("body").notNull(),
    writtenBy: uuid("written_by").notNull(),
    plannedAt: instant("planned_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.messageId] })],
);

/**
 * An answer that somebody is writing, as they typed it, so that a lock, a closed laptop or another device loses nothing. Only its writer reads
 * it, and it is gone once they send, plan or decide.
 */
export const consultDraft = pgTable(
  "consult_draft",
  {
    ...ofOrganization,
    draftId: uuid("draft_id").notNull(),
    consultId: uuid("consult_id").notNull(),
    ...ofPatient,
    writtenBy: uuid("written_by").notNull(),
    body: text("body").notNull(),
    effect: text("effect", { enum: ["answers", "asks-back"] }).notNull(),
    /** The planned message in whose place it comes. */
    replaces: uuid("replaces"),
    /** What the question is about that it refers. */
    refers: text("refers", { enum: technicalCauses }),
    /** The last message that its writer had on screen as they began. */
    begunOn: uuid("begun_on"),
    /** Another with each save: who saves over it must know it. */
    revision: uuid("revision").notNull(),
    savedAt: instant("saved_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.draftId] }),
    uniqueIndex("consult_draft_writer").on(table.organizationId, table.consultId, table.writtenBy),
    index("consult_draft_saved").on(table.organizationId, table.savedAt),
  ],
);

/**
 * Who has a consult open, and who writes in it: moments only, never words. A row and not the memory of a process, because colleagues are
 * served by several. It names no patient, so nothing of it moves when two of them are merged.
 */
export const consultPresence = pgTable(
  "consult_presence",
  {
    ...ofOrganization,
    consultId: uuid("consult_id").notNull(),
    personId: uuid("person_id").notNull(),
    lookedAt: instant("looked_at").notNull(),
    /** Null: they write nothing. */
    wroteAt: instant("wrote_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.consultId, table.personId] }),
    index("consult_presence_looked").on(table.organizationId, table.lookedAt),
  ],
);

/** A note among colleagues about a consult. No message, so nothing that sends or serves messages can take it. */
export const consultNote = pgTable(
  "consult_note",
  {
    ...ofOrganization,
    noteId: uuid("note_id").notNull(),
    consultId: uuid("consult_id").notNull(),
    ...ofPatient,
    body: text("body").notNull(),
    writtenBy: uuid("written_by").notNull(),
    writtenAt: instant("written_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.noteId] }),
    index("consult_note_consult").on(table.organizationId, table.consultId, table.writtenAt),
  ],
);

/**
 * The words of every message and note, by which a consult is found; db/copies.sql keeps it, in the transaction that writes the text. A row a
 * text and not a consult, so that no conversation outgrows a `tsvector` (1 MB). A withdrawn message has none.
 */
export const consultSearch = pgTable(
  "consult_search",
  {
    ...ofOrganization,
    /** The message or the note. */
    saidId: uuid("said_id").notNull(),
    consultId: uuid("consult_id").notNull(),
    ...ofPatient,
    /** Who of the practice; null: the patient, or a receipt. */
    writtenBy: uuid("written_by"),
    saidAt: instant("said_at").notNull(),
    terms: searchTerms("terms").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.saidId] }),
    // Only `found_consults` (db/security.sql) can use it.
    index("consult_search_terms").using("gin", table.organizationId, table.terms),
    index("consult_search_consult").on(table.organizationId, table.consultId, table.saidAt),
    index("consult_search_writer").on(table.organizationId, table.writtenBy).where(sql`written_by is not null`),
    index("consult_search_said").on(table.organizationId, table.saidAt),
  ],
);

/** How many questions were referred, by month of closing, PGO and cause. No patient is in it; db/copies.sql keeps it. */
export const consultReferralTally = pgTable(
  "consult_referral_tally",
  {
    ...ofOrganization,
    /** Its first day. */
    month: date("month").notNull(),
    /** Empty: not known. */
    pgoName: text("pgo_name").notNull(),
    cause: text("cause", { enum: referralCauses }).notNull(),
    count: integer("count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.month, table.pgoName, table.cause] })],
);
