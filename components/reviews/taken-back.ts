import type { TakenBack } from "#server/reviews/contract.ts";

/** What was written with conclusions that were taken back, by patient; in the memory of this tab and nowhere else. */
const kept = new Map<string, TakenBack>();

export function keepTakenBack(returned: TakenBack): void {
  kept.set(returned.patientId, returned);
}

/** What to begin with when this patient is concluded again. */
export function takenBackOf(patientId: string): TakenBack | undefined {
  return kept.get(patientId);
}

export function forgetTakenBack(patientId: string): void {
  kept.delete(patientId);
}
