import { and, arrayOverlaps, eq, isNull, lte } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { measurementAlarm } from "#db/schema/measurements.agreements.ts";
import { membership } from "#db/schema/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { permissions } from "#server/access/permissions.ts";
import { env } from "#server/env.ts";
import { wordsIn } from "#server/language/words.ts";
import { queueMail } from "#server/mail/queue-mail.ts";
import { receiversAt } from "#server/mail/receivers.ts";

/**
 * Mails a receiver that alarms wait whose agreed hours have begun: that there is something to see, never what or of whom. Several alarms
 * are one mail; alarms that were dealt with are none. For a receiver who left or sees no patients any more, whoever judges measurements
 * hears it; without anybody it stays untold. Safe to repeat.
 */
export async function tellReceiver(
  access: Access<"measurement.assess">,
  receiverId: string,
  now = new Date(),
): Promise<void> {
  const { organizationId } = access;
  return change(access, async (tx) => {
    const receivers = await whoHears(tx, organizationId, receiverId);
    if (receivers.length === 0) return { result: undefined, event: [] };
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
    if (told.length === 0) return { result: undefined, event: [] };
    for (const { email, locale, isInstead } of receivers) {
      const words = wordsIn(locale, "measurements");
      await queueMail(tx, {
        to: email,
        subject: words("alarms.mail.subject"),
        text: words(isInstead ? "alarms.mail.instead" : "alarms.mail.text", { address: `${env().BALIE_URL}/today` }),
      });
    }
    const object = { type: "person", id: receiverId };
    return { result: undefined, event: { event: "measurement.alarm-told", object, detail: { count: told.length } } };
  });
}

/** The receiver, or else everybody who judges measurements. */
async function whoHears(tx: Transaction, organizationId: string, receiverId: string) {
  const seesPatients = arrayOverlaps(membership.roles, [...permissions["measurement.acknowledge-alarm"]]);
  const [receiver] = await receiversAt(tx, organizationId, eq(membership.personId, receiverId), seesPatients);
  if (receiver) return [{ ...receiver, isInstead: false }];
  const judges = arrayOverlaps(membership.roles, [...permissions["measurement.agree-alarm"]]);
  return (await receiversAt(tx, organizationId, judges)).map((judge) => ({ ...judge, isInstead: true }));
}
