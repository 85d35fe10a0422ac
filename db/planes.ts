/**
 * Where a table would live if an installation were split over several databases: one directory (identities and data that
 * is the same for everybody), several for care (each holding whole organizations), or in both.
 */
export type Plane = "directory" | "care" | "both";

/** Every table of the schema. tests/sql checks the statements: no transaction writes two planes, no statement joins them. */
export const planes: Record<string, Plane> = {
  organization: "directory",
  person: "directory",
  membership: "directory",
  session: "directory",
  recovery_code: "directory",
  invitation: "directory",
  // Attempts are counted where they happen: at sign-in and at the FHIR server.
  throttle: "both",

  connection: "directory",
  connection_confirmation: "directory",
  connection_summary: "directory",
  connection_adoption: "directory",
  connection_case: "directory",
  connection_answer: "directory",
  connection_step: "directory",
  connection_notice: "directory",
  connection_proof: "directory",
  connection_watched: "directory",
  connection_probe: "directory",
  service_meaning: "directory",
  service_expectation: "directory",
  duty: "directory",
  register_version: "directory",
  register_held_file: "directory",
  register_provider: "directory",
  register_endpoint: "directory",
  register_identifier: "directory",
  register_linked_service: "directory",
  register_service_name: "directory",
  register_client: "directory",
  register_node: "directory",
  register_fetch: "directory",
  supplier: "directory",
  supplier_route: "directory",
  chain_issue: "directory",
  chain_issue_entry: "directory",
  pilot: "directory",

  // A token names its practice, so its issuer is looked up in that practice's database.
  gateway_trust: "care",
  delivery: "care",
  patient: "care",
  patient_word: "care",
  patient_treater: "care",
  emergency_opening: "care",
  patient_merge: "care",
  patient_moved: "care",
  measurement: "care",
  measurement_source: "care",
  measurement_key: "care",
  measurement_set_aside: "care",
  measurement_summary: "care",
  measurement_rule: "care",
  measurement_protocol: "care",
  measurement_alarm_rule: "care",
  measurement_alarm: "care",
  measurement_view: "care",
  questionnaire: "care",
  questionnaire_task: "care",
  questionnaire_series: "care",
  questionnaire_action: "care",
  questionnaire_response: "care",
  questionnaire_response_source: "care",
  review_item: "care",
  review_waiting: "care",
  review: "care",
  review_draft: "care",
  review_plan: "care",
  review_hand_over: "care",
  opening_hours: "care",
  opening_closing: "care",
  opening_holiday: "care",
  message: "care",
  message_source: "care",
  message_template: "care",
  message_instruction: "care",
  consult: "care",
  consult_message: "care",
  consult_note: "care",
  consult_planned: "care",
  consult_search: "care",
  // Each care database adds up its own; the alliance adds those.
  consult_referral_tally: "care",
  document: "care",
  document_source: "care",
  task: "care",
  task_attempt: "care",

  // A line is written in the transaction of what it logs.
  audit_event: "both",
  audit_shown: "both",
  audit_block: "both",
  audit_seal: "both",
  audit_archive: "both",
};

type JoinsAcross = { directory: string; care: string[]; reason: string };

/**
 * Statements that join the two, by their tables in alphabetical order. In a split installation each becomes two queries;
 * what it reads from the directory is small and changes rarely.
 */
export const joinsAcross: JoinsAcross[] = [
  {
    directory: "person",
    care: [
      "consult",
      "consult,consult_planned,message,patient",
      "consult_message,consult_planned",
      "consult_message,message",
      "consult_note",
      "delivery,gateway_trust",
      "measurement,measurement_alarm,measurement_alarm_rule",
      "measurement,measurement_alarm,measurement_alarm_rule,patient",
      "measurement_alarm_rule",
      "measurement_protocol",
      "measurement_rule",
      "measurement_set_aside",
      "message",
      "message,review,task",
      "patient,questionnaire,questionnaire_response,questionnaire_task",
      "patient,review",
      "patient,task",
      "questionnaire,questionnaire_task",
      "questionnaire_action",
      "review_hand_over",
      "task_attempt",
    ],
    reason: "the name of who did it, and nothing else of a person",
  },
  {
    directory: "membership,person",
    care: ["measurement,measurement_alarm,measurement_alarm_rule,patient", "questionnaire_task"],
    reason: "the name of a colleague, and in which roles she works here",
  },
  {
    directory: "person",
    care: [
      "delivery,gateway_trust,measurement,measurement_alarm,measurement_alarm_rule,measurement_protocol,measurement_rule,measurement_set_aside,message,questionnaire,questionnaire_response,questionnaire_task,review,review_hand_over,review_item,task",
    ],
    reason: "the timeline of a patient: the name of who did it",
  },
  {
    directory: "person",
    care: ["patient"],
    reason: "the log of a patient: the name of who was responsible, and the lines of who was merged into the patient",
  },
  {
    directory: "organization,person",
    care: ["questionnaire,questionnaire_task"],
    reason: "the names that a patient sees: who asks, of which practice",
  },
  {
    directory: "organization",
    care: ["gateway_trust"],
    reason: "whether anybody trusts an issuer, for the one answer that strangers get",
  },
];
