import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";

/** What the practice told a patient, as his PGO fetches it. */
export type ServedReply = { replyId: string; body: string; sentAt: Date };

const replyCountMax = 100;

/**
 * The practice's replies to one patient, newest first, or the one of `replyId`. Fetching marks each as fetched, the first time, and stands
 * in the log.
 */
export async function serveReplies(
  access: Access<"reply.serve">,
  { patientId, replyId }: { patientId: string; replyId: string | null },
  now = new Date(),
): Promise<ServedReply[]> {
  const { organizationId } = access;
  return change(access, async (_, raw) => {
    const only = replyId === null ? raw`` : raw`and reply_id = ${replyId}`;
    const rows = await raw<{ reply_id: string; body: string; sent_at: Date | string }[]>`
      select reply_id, body, sent_at from reply
      where organization_id = ${organizationId} and patient_id = ${patientId} ${only}
      order by sent_at desc, reply_id desc limit ${replyCountMax}`;
    const ids = rows.map((row) => row.reply_id);
    if (ids.length > 0) {
      await raw`update reply set fetched_at = ${now.toISOString()}
        where organization_id = ${organizationId} and reply_id = any(${ids}::uuid[]) and fetched_at is null`;
    }
    return {
      result: rows.map((row) => ({ replyId: row.reply_id, body: row.body, sentAt: new Date(row.sent_at) })),
      event: {
        event: "reply.served",
        object: { type: "patient", id: patientId },
        patientId,
        detail: { count: ids.length },
      },
    };
  });
}
