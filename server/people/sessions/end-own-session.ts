import { and, eq, isNull } from "drizzle-orm";
import { session } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { RevokeSessionInput } from "./contract.ts";

/** Ends another session of the reader, for example on a lost device. */
export async function endOwnSession(
  access: Access<"profile.change-credentials">,
  { sessionId }: RevokeSessionInput,
): Promise<void> {
  const { personId } = personActing(access);
  await change(access, async (tx) => {
    const ended = await tx
      .update(session)
      .set({ endedAt: new Date(), endReason: "revoked" })
      .where(and(eq(session.personId, personId), eq(session.sessionId, sessionId), isNull(session.endedAt)))
      .returning({ sessionId: session.sessionId });
    if (ended.length === 0) throw new DomainError("NOT_FOUND", "general.not-found");
    const object = { type: "session", id: sessionId };
    return { result: undefined, event: { event: "session.revoked", object, detail: { personId } } };
  });
}
