import type { TransactionSql } from "postgres";
import type { Access } from "#server/access/access.ts";
import { announce, change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { ConsultInput } from "#server/consults/conversation/conversation-contract.ts";
import { patientOf } from "#server/consults/conversation/scope.ts";
import { lookingMs, type Presence, presenceNoun, writingMs } from "./contract.ts";
import { markPresence } from "./mark-presence.ts";

/**
 * Says that the reader has this consult open, and tells who else has. Opening the patient was logged; that somebody still looks is not.
 * @throws NOT_FOUND, also for a record that is closed to them.
 */
export async function notePresence(
  access: Access<"consult.read">,
  { consultId }: ConsultInput,
  now = new Date(),
): Promise<Presence> {
  const { presence, isNews } = await change(access, async (tx, raw) => {
    await patientOf(tx, access, consultId);
    const isNews = await markPresence(raw, access, consultId, {}, now);
    return { result: { isNews, presence: await othersAt(raw, access, consultId, now) }, event: [] };
  });
  if (isNews) announce(access.organizationId, presenceNoun);
  return presence;
}

async function othersAt(
  raw: TransactionSql,
  access: Access<"consult.read">,
  consultId: string,
  now: Date,
): Promise<Presence> {
  const since = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const rows = await raw<{ name: string; isWriting: boolean }[]>`
    select n.name, coalesce(w.wrote_at > ${since(writingMs)}::timestamptz, false) as "isWriting"
    from consult_presence w join consult c on c.organization_id = ${access.organizationId} and c.consult_id = w.consult_id
    join person n on n.person_id = w.person_id
    where w.organization_id = ${access.organizationId} and w.consult_id = ${consultId}
      and w.person_id <> ${personActing(access).personId}
      and (w.wrote_at > ${since(writingMs)}::timestamptz or w.looked_at > ${since(lookingMs)}::timestamptz)
    order by n.name`;
  const names = (writing: boolean) => rows.filter(({ isWriting }) => isWriting === writing).map(({ name }) => name);
  return { writing: names(true), looking: names(false) };
}
