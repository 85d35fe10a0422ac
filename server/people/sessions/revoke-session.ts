import { and, eq, isNull } from "drizzle-orm";
import { session } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { RevokeSessionInput } from "./contract.ts";

/** Ends a session of this organization, from its next request on. */
export async function revokeSession(
  access: Access<"session.revoke">,
  { sessionId }: RevokeSessionInput,
): Promise<void> {
  await change(access, async (tx) => {
    const [ended] = await tx
      .update(session)
      .set({ endedAt: new Date(), endReason: "revoked" })
      .where(
        and(
          eq(session.organizationId, access.organizationId),
          eq(session.sessionId, sessionId),
          isNull(session.endedAt),
        ),
      )
      .returning({ personId: session.personId });
    if (!ended) throw new DomainError("NOT_FOUND", "general.not-found");
    const object = { type: "session", id: sessionId };
    return { result: undefined, event: { event: "session.revoked", object, detail: { personId: ended.personId } } };
  });
}
