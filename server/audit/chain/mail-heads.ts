import { and, arrayContains, eq, gte } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { auditEvent } from "#db/schema/audit.ts";
import { membership } from "#db/schema/people.ts";
import { headCode } from "#db/terms/audit.ts";
import { type Access, grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { firstIdAt } from "#server/audit/rules.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { startOfDay } from "#server/calendar/moments.ts";
import { exactTime } from "#server/calendar/spoken.ts";
import { wordsIn } from "#server/language/words.ts";
import { queueMail } from "#server/mail/queue-mail.ts";
import { receiversAt } from "#server/mail/receivers.ts";
import type { SealedBlock } from "./chain-rules.ts";
import { chainHead } from "./chain-scope.ts";
import { organizationsWithLog } from "./organizations-with-log.ts";

/**
 * Mails the head of each organization's chain to its privacy officers, once a day: a mailbox is where an owner of the database cannot reach.
 * No name and no patient is in it. An organization whose mail cannot be made keeps no other from its own.
 * @returns the number of mails.
 */
export async function mailHeads(access: Access<"audit.mail-heads">, now = new Date()): Promise<number> {
  const organizations = await organizationsWithLog(access);
  const failures: unknown[] = [];
  let count = 0;
  for (const organizationId of organizations) {
    const own = grant(systemActor("worker", organizationId), "audit.mail-heads");
    try {
      count += await mailHead(own, now, organizations.length);
    } catch (problem) {
      failures.push(problem);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} heads could not be mailed`);
  return count;
}

function mailHead(access: Access<"audit.mail-heads">, now: Date, organizations: number): Promise<number> {
  const { organizationId } = access;
  return change(access, async (tx) => {
    const head = await chainHead(tx, organizationId);
    if (!head || (await isMailed(tx, organizationId, now))) return { result: 0, event: [] };
    const officers = await receiversAt(tx, organizationId, arrayContains(membership.roles, ["privacy-officer"]));
    if (officers.length === 0) return { result: 0, event: [] };
    for (const { email, locale } of officers)
      await queueMail(tx, { to: email, ...textOf(head, locale, organizations) });
    const detail = { number: head.number, hash: head.hash, count: officers.length };
    const object = { type: "audit", id: organizationId };
    return { result: officers.length, event: { event: "audit.head-mailed", object, detail } };
  });
}

function textOf(head: SealedBlock, locale: Parameters<typeof wordsIn>[0], organizations: number) {
  const words = wordsIn(locale, "audit");
  const facts = { number: head.number, when: exactTime(head.sealedAt, locale), code: headCode(head), organizations };
  return { subject: words("mail.subject"), text: words("mail.text", facts) };
}

/** A run that was killed half-way must not mail those before it again. */
async function isMailed(tx: Transaction, organizationId: string, now: Date): Promise<boolean> {
  const known = await tx
    .select({ eventId: auditEvent.eventId })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.organizationId, organizationId),
        eq(auditEvent.event, "audit.head-mailed"),
        gte(auditEvent.eventId, firstIdAt(startOfDay(dutchDay(now)))),
      ),
    )
    .limit(1);
  return known.length > 0;
}
