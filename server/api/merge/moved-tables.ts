import type { MovedKind } from "#server/patients/contract.ts";

/** A table whose rows go along with a patient. */
export type MovedTable = {
  table: string;
  /** The column that tells a row of one patient from the next. */
  key: string;
  /** Under what the preview counts it; null: a part of something that is counted. */
  kind: MovedKind | null;
  /** `review_id` is the conclusion that closed the row: open again when it was one about the patient who remains. */
  closedByReview?: true;
};

/** Every table with rows of one patient that a merge moves. tests/domain/patients/patients-merge.test.ts asks PostgreSQL whether one is missing. */
export const movedTables: readonly MovedTable[] = [
  { table: "delivery", key: "delivery_id", kind: null },
  { table: "patient_representative", key: "representative_id", kind: null },
  { table: "measurement", key: "measurement_id", kind: "measurements" },
  { table: "measurement_set_aside", key: "set_aside_id", kind: null },
  { table: "measurement_rule", key: "rule_id", kind: "agreements" },
  { table: "measurement_protocol", key: "protocol_id", kind: "protocols" },
  { table: "measurement_alarm_rule", key: "alarm_rule_id", kind: "agreements" },
  { table: "measurement_alarm", key: "alarm_id", kind: "alarms" },
  { table: "questionnaire_series", key: "series_id", kind: null },
  { table: "questionnaire_task", key: "task_id", kind: "questionnaires" },
  { table: "questionnaire_response", key: "response_id", kind: null },
  { table: "review", key: "review_id", kind: "reviews" },
  { table: "review_item", key: "item_id", kind: "waiting", closedByReview: true },
  { table: "review_hand_over", key: "hand_over_id", kind: null, closedByReview: true },
  { table: "review_draft", key: "person_id", kind: "drafts" },
  { table: "message", key: "message_id", kind: "messages" },
  { table: "message_source", key: "message_id", kind: null },
  { table: "consult", key: "consult_id", kind: null },
  { table: "consult_message", key: "message_id", kind: null },
  { table: "consult_note", key: "note_id", kind: null },
  { table: "consult_planned", key: "message_id", kind: null },
  { table: "document", key: "document_id", kind: "documents" },
  { table: "document_source", key: "source_id", kind: null },
  { table: "consult_search", key: "said_id", kind: null },
  { table: "consult_draft", key: "draft_id", kind: null },
  { table: "consult_approval", key: "approval_id", kind: null },
  { table: "task", key: "task_id", kind: "tasks" },
  { table: "task_attempt", key: "attempt_id", kind: null },
];

/** Tables with a patient whose rows do not move, each with the reason. */
export const unmovedTables: Readonly<Record<string, string>> = {
  patient: "the two themselves: one points to the other",
  patient_word: "an old name still finds the patient who remains",
  patient_treater: "both are open to the same people when they are merged; those of the patient who remains stand",
  emergency_opening: "who opened whose record stays as it was",
  measurement_key: "goes with its measurement",
  measurement_summary: "computed anew for both",
  review_waiting: "computed anew from the open items of both",
  audit_event: "the log is never changed; the overview of one patient reads both",
  audit_shown: "the log is never changed; the overview of one patient reads both",
};

type Follower = { table: string; column: string; parent: string };

/** What was made since on something that moved goes back with it, in this order. */
export const followers: readonly Follower[] = [
  { table: "questionnaire_task", column: "series_id", parent: "questionnaire_series" },
  { table: "questionnaire_response", column: "task_id", parent: "questionnaire_task" },
  { table: "questionnaire_response", column: "delivery_id", parent: "delivery" },
  { table: "measurement", column: "delivery_id", parent: "delivery" },
  { table: "measurement_set_aside", column: "measurement_id", parent: "measurement" },
  { table: "measurement_alarm", column: "alarm_rule_id", parent: "measurement_alarm_rule" },
  { table: "consult_message", column: "consult_id", parent: "consult" },
  { table: "consult_note", column: "consult_id", parent: "consult" },
  { table: "consult_planned", column: "message_id", parent: "consult_message" },
  { table: "consult_search", column: "consult_id", parent: "consult" },
  { table: "consult_draft", column: "consult_id", parent: "consult" },
  { table: "consult_approval", column: "consult_id", parent: "consult" },
  { table: "message", column: "message_id", parent: "consult_message" },
  { table: "message_source", column: "message_id", parent: "message" },
  { table: "document", column: "message_id", parent: "message" },
  { table: "document_source", column: "source_id", parent: "document" },
  { table: "task_attempt", column: "task_id", parent: "task" },
  { table: "review_item", column: "item_id", parent: "delivery" },
  { table: "review_item", column: "item_id", parent: "questionnaire_response" },
];
