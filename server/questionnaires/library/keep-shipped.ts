import type { Transaction } from "#db/client.ts";
import { questionnaire } from "#db/schema/questionnaires.ts";
import type { KnownQuestionnaire } from "./scope.ts";

/** Inserts a shipped questionnaire for an organization the first time it is used there. */
export async function keepShipped(tx: Transaction, known: KnownQuestionnaire, addedAt: Date): Promise<void> {
  if (known.isStored) return;
  const { isStored, ...row } = known;
  await tx
    .insert(questionnaire)
    .values({ ...row, addedAt })
    .onConflictDoNothing();
}
