import type { TransactionSql } from "postgres";
import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import { lookingMs, writingMs } from "./contract.ts";

/** `isWriting` undefined: they only look, and what they wrote before stands. */
type Mark = { isWriting?: boolean };

/**
 * Notes that the acting person has this consult open, and whether they write.
 * @returns whether that is news to colleagues: most saves and looks are not, and tell nobody anything.
 */
export async function markPresence(
  raw: TransactionSql,
  access: Access<"consult.answer"> | Access<"consult.read">,
  consultId: string,
  { isWriting }: Mark,
  now: Date,
): Promise<boolean> {
  const { organizationId } = access;
  const { personId } = personActing(access);
  const at = now.toISOString();
  const wroteAt = isWriting === undefined ? raw`consult_presence.wrote_at` : raw`excluded.wrote_at`;
  const [row] = await raw<{ lookedBefore: string | null; wroteBefore: string | null; wroteAt: string | null }[]>`
    with before as (select looked_at, wrote_at from consult_presence
      where organization_id = ${organizationId} and consult_id = ${consultId} and person_id = ${personId})
    insert into consult_presence (organization_id, consult_id, person_id, looked_at, wrote_at)
    values (${organizationId}, ${consultId}, ${personId}, ${at}::timestamptz, ${isWriting ? at : null}::timestamptz)
    on conflict (organization_id, consult_id, person_id) do update set looked_at = excluded.looked_at, wrote_at = ${wroteAt}
    returning wrote_at as "wroteAt", (select looked_at from before) as "lookedBefore", (select wrote_at from before) as "wroteBefore"`;
  const isWithin = (moment: string | null | undefined, ms: number) =>
    Boolean(moment) && now.getTime() - new Date(moment ?? 0).getTime() < ms;
  const wrote = isWithin(row?.wroteBefore, writingMs);
  // A quarter before it lapses, so that a slow writer does not come and go on the screens of others.
  const isFresh = isWithin(row?.wroteBefore, (writingMs * 3) / 4);
  if (isWriting !== undefined && (isWriting ? !isFresh : wrote)) return true;
  return !isWithin(row?.lookedBefore, lookingMs);
}
