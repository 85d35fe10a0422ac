import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";

/** A message to a patient, as their PGO fetches it. */
export type ServedMessage = { messageId: string; body: string; sentAt: Date };

/** Which messages are asked for: sent from (included) until (not included), after a place in the list; null: open. */
export type ServeMessagesInput = {
  patientId: string;
  messageId: string | null;
  from?: Date | null;
  until?: Date | null;
  after?: { at: Date; id: string } | null;
};

const servedCountMax = 100;

/**
 * A page of the practice's messages to one patient, newest first, or the one with `messageId`; never a withdrawn one, nor what the patient
 * wrote. Marks each as fetched, the first time, and logs it. `isMore`: there is a next page.
 */
export async function serveMessages(
  access: Access<"message.serve">,
  { patientId, messageId, from = null, until = null, after = null }: ServeMessagesInput,
  now = new Date(),
): Promise<{ messages: ServedMessage[]; isMore: boolean }> {
  const { organizationId } = access;
  return change(access, async (_, raw) => {
    const only = messageId === null ? raw`` : raw`and message_id = ${messageId}`;
    const since = from === null ? raw`` : raw`and sent_at >= ${from.toISOString()}::timestamptz`;
    const before = until === null ? raw`` : raw`and sent_at < ${until.toISOString()}::timestamptz`;
    const behind =
      after === null
        ? raw``
        : raw`and (sent_at, message_id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`;
    // Locked, so that a concurrent withdrawal sees that the message was fetched.
    const rows = await raw<{ message_id: string; body: string; sent_at: Date | string }[]>`
      select message_id, body, sent_at from message
      where organization_id = ${organizationId} and patient_id = ${patientId} and withdrawn_at is null
        and author <> 'patient' ${only} ${since} ${before} ${behind}
      order by sent_at desc, message_id desc limit ${servedCountMax + 1} for update`;
    const page = rows.slice(0, servedCountMax);
    const ids = page.map((row) => row.message_id);
    if (ids.length > 0) {
      await raw`update message set fetched_at = ${now.toISOString()}
        where organization_id = ${organizationId} and message_id = any(${ids}::uuid[]) and fetched_at is null`;
    }
    const messages = page.map((row) => ({ messageId: row.message_id, body: row.body, sentAt: new Date(row.sent_at) }));
    return {
      result: { messages, isMore: rows.length > page.length },
      event: {
        event: "message.served",
        object: { type: "patient", id: patientId },
        patientId,
        detail: { count: ids.length },
      },
    };
  });
}
