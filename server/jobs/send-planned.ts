import { organization } from "#db/schema/organizations.ts";
import { type Access, grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { underAccess } from "#server/audit/record.ts";
import { type DueMessage, listDue } from "#server/consults/planned/list-due.ts";
import { sendDue } from "#server/consults/planned/send-planned.ts";
import { sendMessage } from "#server/messages/send-message.ts";
import { loadOpeningHours } from "#server/opening-hours/scope.ts";

/**
 * Sends what was planned and came due, of every organization, each message in a transaction of its own. One that fails keeps no other from
 * its patient. Idempotent, safe to interrupt and to run in two workers at once.
 * @returns the number of messages sent.
 */
export async function sendPlannedMessages(access: Access<"consult.send-due">, now = new Date()): Promise<number> {
  const organizations = await look(access, (tx) =>
    tx.select({ organizationId: organization.organizationId }).from(organization),
  );
  const failures: unknown[] = [];
  let count = 0;
  for (const { organizationId } of organizations) {
    const send = grant(systemActor("worker", organizationId), "consult.send-due");
    for (const due of await listDue(send, now)) {
      const isSent = await sendOne(send, due, now).catch((problem) => {
        failures.push(problem);
        return false;
      });
      if (isSent) count += 1;
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} planned messages were not sent`);
  return count;
}

function sendOne(access: Access<"consult.send-due">, message: DueMessage, now: Date): Promise<boolean> {
  const answer = grant(access.actor, "message.answer");
  return change(access, async (tx) => {
    const { times } = await loadOpeningHours(tx, access, now);
    const due = await sendDue(access, { tx, times, now }, message);
    if (due === null) return { result: false, event: [] };
    if ("held" in due) return { result: false, event: due.held };
    const { consultId: originId, ...words } = due.sent.outgoing;
    const sent = await sendMessage(answer, tx, { ...words, origin: "consult", originId, sentAt: now });
    const lines = underAccess(answer, [{ ...sent, responsibleId: words.writtenBy }]);
    return { result: true, event: [due.sent.line, ...lines] };
  });
}
