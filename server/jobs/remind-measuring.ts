import { organization } from "#db/schema/organizations.ts";
import { reminderText } from "#db/terms/measurement-instructions.ts";
import { type Access, grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { underAccess } from "#server/audit/record.ts";
import { holdProtocol } from "#server/measurements/agreements/hold-protocol.ts";
import { listReminders, type ReminderDue } from "#server/measurements/assessment/list-reminders.ts";
import { isTold } from "#server/messages/is-told.ts";
import { sendMessage } from "#server/messages/send-message.ts";
import { callFactsOf, loadOpeningHours } from "#server/opening-hours/scope.ts";

/**
 * Reminds patients of a measurement protocol, once on its first day and once half-way when nothing came; only those who
 * were sent its instructions. In the name of who started it. A reminder that fails
 * keeps no other from its patient. Idempotent, safe to interrupt.
 * @returns the number of messages sent.
 */
export async function remindMeasuring(access: Access<"measurement.watch">, now = new Date()): Promise<number> {
  const organizations = await look(access, (tx) =>
    tx.select({ organizationId: organization.organizationId }).from(organization),
  );
  const failures: unknown[] = [];
  let count = 0;
  for (const { organizationId } of organizations) {
    const assess = grant(systemActor("worker", organizationId), "measurement.assess");
    let page = await listReminders(assess, now);
    while (page.length > 0) {
      for (const due of page) {
        const isSent = await remind(assess, due, now).catch((problem) => {
          failures.push(problem);
          return false;
        });
        if (isSent) count += 1;
      }
      page = await listReminders(assess, now, page.at(-1));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} reminders were not sent`);
  return count;
}

function remind(access: Access<"measurement.assess">, due: ReminderDue, now: Date): Promise<boolean> {
  const { protocolId, patientId, startedBy, which } = due;
  const send = grant(access.actor, "message.send-instructions");
  return change(access, async (tx) => {
    const about = { patientId, originId: protocolId };
    const origin = `protocol-${which}` as const;
    const isDue =
      (await holdProtocol(access, tx, protocolId)) &&
      (await isTold(send, tx, { ...about, origin: "measurement-protocol" })) &&
      !(await isTold(send, tx, { ...about, origin }));
    if (!isDue) return { result: false, event: [] };
    const { own } = await loadOpeningHours(tx, access, now);
    const body = reminderText(which, { ...due, calls: callFactsOf(own) });
    const written = { ...about, origin, body, writtenBy: startedBy };
    return { result: true, event: underAccess(send, [await sendMessage(send, tx, written)]) };
  });
}
