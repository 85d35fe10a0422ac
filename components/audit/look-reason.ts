const reasons = ["patient", "measurement", "questionnaire", "review", "message", "task", "delivery", "audit"] as const;

/** The reason of a look in a patient's words: what the permission under which it was done is about. */
export function reasonOf(basis: string): (typeof reasons)[number] | "other" {
  return reasons.find((noun) => basis.startsWith(`${noun}.`)) ?? "other";
}
