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
 * Mails a receiver, or the team (null), that alarms are waiting whose active hours have begun, without naming values or patients. Several
 * alarms are one mail; acknowledged ones send none. If the receiver has left or may no longer see patients, everyone who may agree alarms is
 * mailed instead; if there is nobody, the alarms stay unsent. Idempotent.
 */
export async function notifyReceiver(
  access: Access<"measurement.assess">,
  receiverId: string | null,
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
          receiverId === null ? isNull(measurementAlarm.heldBy) : eq(measurementAlarm.heldBy, receiverId),
          isNull(measurementAlarm.acknowledgedAt),
          isNull(measurementAlarm.toldAt),
          lte(measurementAlarm.dueAt, now),
        ),
      )
      .returning({ alarmId: measurementAlarm.alarmId });
    if (told.length === 0) return { result: undefined, event: [] };
    for (const { email, locale, text } of receivers) {
      const words = wordsIn(locale, "measurements");
      await queueMail(tx, {
        to: email,
        subject: words("alarms.mail.subject"),
        text: words(`alarms.mail.${text}`, { address: `${env().BALIE_URL}/today` }),
      });
    }
    const object =
      receiverId === null ? { type: "organization", id: organizationId } : { type: "person", id: receiverId };
    return { result: undefined, event: { event: "measurement.alarm-told", object, detail: { count: told.length } } };
  });
}

/** The receiver, or else everyone who may agree alarms, with the text that tells them why. */
async function whoHears(tx: Transaction, organizationId: string, receiverId: string | null) {
  if (receiverId !== null) {
    const seesPatients = arrayOverlaps(membership.roles, [...permissions["measurement.acknowledge-alarm"]]);
    const [receiver] = await receiversAt(tx, organizationId, eq(membership.personId, receiverId), seesPatients);
    if (receiver) return [{ ...receiver, text: "text" as const }];
  }
  const text = receiverId === null ? "team" : "instead";
  const judges = arrayOverlaps(membership.roles, [...permissions["measurement.agree-alarm"]]);
  return (await receiversAt(tx, organizationId, judges)).map((judge) => ({ ...judge, text }) as const);
}
