import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { RoundNews, RoundNewsInput } from "./contract.ts";
import { filterRound } from "./filter-round.ts";

/** An arrival is timestamped before its commit, so a screen that was read in between misses it. */
const commitSecondsMax = 10;

/**
 * How many patients (or items of one patient) arrived since a screen was read, how many wait now, and how much of what
 * it shows has been reviewed: the screen reports this instead of changing while in use. Counts without names, so not
 * logged.
 */
export async function countNews(
  access: Access<"review.list">,
  { since, known, patientId, ...filter }: RoundNewsInput,
): Promise<RoundNews> {
  const { organizationId } = access;
  const { personId } = personActing(access);
  const from = new Date(Date.parse(since) - commitSecondsMax * 1000).toISOString();
  const [row] = await look(access, (_, raw) => {
    const what = patientId ? raw`i.item_id` : raw`i.patient_id`;
    const reviewedItems = raw`(select count(*)::int from review_item s join review r using (organization_id, review_id)
      where s.organization_id = ${organizationId} and s.item_id = any(${known}::uuid[]) and r.reviewed_by <> ${personId})`;
    const reviewedPatients = raw`(select count(*)::int from unnest(${known}::uuid[]) as k (patient_id)
      where not exists (select from review_waiting w where w.organization_id = ${organizationId} and w.patient_id = k.patient_id))`;
    return raw<{ fresh: number; waiting: number; reviewed: number }[]>`
      select count(distinct ${what}) filter (where ${what} <> all(${known}::uuid[]))::int as fresh,
        (select count(*)::int from review_waiting w where w.organization_id = ${organizationId}
          ${filterRound(raw, access, filter, raw`w.patient_id`)}) as waiting,
        ${patientId ? reviewedItems : reviewedPatients} as reviewed
      from review_item i where i.organization_id = ${organizationId} and i.review_id is null
        and i.arrived_at > ${from}::timestamptz ${patientId ? raw`and i.patient_id = ${patientId}` : filterRound(raw, access, filter, raw`i.patient_id`)}`;
  });
  return { newCount: row?.fresh ?? 0, waitingCount: row?.waiting ?? 0, reviewedCount: row?.reviewed ?? 0 };
}
