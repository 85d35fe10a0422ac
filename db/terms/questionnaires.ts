/** States of a questionnaire that was sent (FHIR Task.status, with `expired` and `withdrawn` for `failed` and `cancelled` of ours). */
export const taskStates = [
  "requested",
  "received",
  "accepted",
  "rejected",
  "failed",
  "completed",
  "cancelled",
  "expired",
] as const;
export type TaskState = (typeof taskStates)[number];

/** Whether an instrument may be shipped and used. */
export const licenceKinds = ["free", "own", "licensed", "unclear"] as const;
export type LicenceKind = (typeof licenceKinds)[number];

/** How a score came out. `not-computable`: items are missing and the manual does not allow that. */
export const scoreStates = ["computed", "not-computable", "no-score"] as const;
export type ScoreState = (typeof scoreStates)[number];
