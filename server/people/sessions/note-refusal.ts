import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { type Limit, throttle } from "#server/access/throttling/throttle.ts";
import { DomainError } from "#server/errors.ts";

/** One line for the same question in a quarter of an hour, and twenty lines an hour for one person: enough to see it, too few to hide in. */
const perQuestion: Limit = { name: "refusal, question", countMax: 1, windowSeconds: 900 };
const perPerson: Limit = { name: "refusal, person", countMax: 20, windowSeconds: 3_600 };

/** What was refused: the procedure and the permission it asks for, never what was sent along. */
export type Refused = { procedure: string; permission: string };

/** Logs that somebody asked for what they may not do. Over the limit nothing is written: the lines before it say enough. */
export async function noteRefusal(
  access: Access<"session.note-refusal">,
  { procedure, permission }: Refused,
): Promise<void> {
  const { personId, organizationId } = personActing(access);
  const person = `${organizationId} ${personId}`;
  try {
    await throttle(perQuestion, `${person} ${procedure}`);
    await throttle(perPerson, person);
  } catch (problem) {
    if (problem instanceof DomainError && problem.code === "TOO_MANY") return;
    throw problem;
  }
  await change(access, async () => ({
    result: undefined,
    event: {
      event: "session.refused",
      outcome: "failure",
      object: { type: "procedure", id: procedure },
      detail: { permission },
    },
  }));
}
