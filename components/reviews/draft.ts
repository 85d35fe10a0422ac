import type { TaskFacts } from "#server/reviews/contract.ts";

/** What was written with a conclusion that is not made (any more); `itemIds`: what was open then. */
export type Draft = { note: string; reply: string; task: TaskFacts | null; itemIds: readonly string[] };

/** By patient; in the memory of this tab and nowhere else. */
const kept = new Map<string, Draft>();

export function keepDraft(patientId: string, draft: Draft): void {
  kept.set(patientId, draft);
}

/** What to begin with. Text about what a colleague has reviewed meanwhile is not brought back beside other values. */
export function draftOf(patientId: string, itemIds: readonly string[]): Draft | undefined {
  const draft = kept.get(patientId);
  return draft?.itemIds.every((itemId) => itemIds.includes(itemId)) ? draft : undefined;
}

export function forgetDraft(patientId: string): void {
  kept.delete(patientId);
}
