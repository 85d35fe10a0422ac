import { and, eq, inArray, isNull } from "drizzle-orm";
import { connectionNotice } from "#db/schema/connections.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { SeeNoticesInput } from "./contract.ts";

/** Marks notices as seen, for the whole team; the first person is recorded. */
export async function seeNotices(access: Access<"connection.see-notice">, input: SeeNoticesInput, now = new Date()) {
  const { organizationId, actor } = access;
  return change(access, async (tx) => {
    const seen = await tx
      .update(connectionNotice)
      .set({ seenAt: now, seenBy: actor.kind === "person" ? actor.personId : null })
      .where(
        and(
          eq(connectionNotice.organizationId, organizationId),
          inArray(connectionNotice.noticeId, input.noticeIds),
          isNull(connectionNotice.seenAt),
        ),
      )
      .returning({ noticeId: connectionNotice.noticeId });
    return {
      result: { count: seen.length },
      event: {
        event: "connection.notice-seen",
        object: { type: "organization", id: organizationId },
        detail: { noticeIds: seen.map((row) => row.noticeId) },
      },
    };
  });
}
