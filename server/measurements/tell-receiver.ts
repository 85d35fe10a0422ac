import { and, eq, isNull, lte } from "drizzle-orm";
import { measurementAlarm } from "#db/schema/measurements.agreements.ts";
import { membership } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { env } from "#server/env.ts";
import { wordsIn } from "#server/language/words.ts";
import { queueMail } from "#server/mail/queue-mail.ts";
import { receiversAt } from "#server/mail/receivers.ts";

/**
 * Mails a receiver that alarms wait whose agreed hours have begun: that there is something to see, never what or of whom. Several alarms
 * are one mail; who left the organization, or dealt with them already, hears nothing. Safe to repeat.
 */
export async function tellReceiver(
  access: Access<"measurement.assess">,
  receiverId: string,
  now = new Date(),
): Promise<void> {
  const { organizationId } = access;
  return change(access, async (tx) => {
    const told = await tx
      .update(measurementAlarm)
      .set({ toldAt: now })
      .where(
        and(
          eq(measurementAlarm.organizationId, organizationId),
          eq(measurementAlarm.receiverId, receiverId),
          isNull(measurementAlarm.acknowledgedAt),
          isNull(measurementAlarm.toldAt),
          lte(measurementAlarm.dueAt, now),
        ),
      )
      .returning({ alarmId: measurementAlarm.alarmId });
    const [receiver] = await receiversAt(tx, organizationId, eq(membership.personId, receiverId));
    if (told.length === 0 || !receiver) return { result: undefined, event: [] };
    const words = wordsIn(receiver.locale, "measurements");
    await queueMail(tx, {
      to: receiver.email,
      subject: words("alarms.mail.subject"),
      text: words("alarms.mail.text", { address: `${env().BALIE_URL}/today` }),
    });
    const object = { type: "person", id: receiverId };
    return { result: undefined, event: { event: "measurement.alarm-told", object, detail: { count: told.length } } };
  });
}
