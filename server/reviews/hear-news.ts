import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { RoundNews, RoundNewsInput } from "./contract.ts";

/** An arrival is dated before it is committed, so a screen that was made in between did not see it. */
const commitSecondsMax = 10;

/**
 * How many patients (or items of one patient) came in since a screen was made, and how many wait now: a screen says so and changes
 * nothing under anybody's hand. Counts only; no name, so no line in the log.
 */
export async function hearNews(
  access: Access<"review.list">,
  { since, known, patientId }: RoundNewsInput,
): Promise<RoundNews> {
  const { organizationId } = access;
  const from = new Date(Date.parse(since) - commitSecondsMax * 1000).toISOString();
  const [row] = await look(access, (_, raw) => {
    const what = patientId ? raw`i.item_id` : raw`i.patient_id`;
    return raw<{ fresh: number; waiting: number }[]>`
      select count(distinct ${what}) filter (where ${what} <> all(${known}::uuid[]))::int as fresh,
        (select count(*)::int from review_waiting where organization_id = ${organizationId}) as waiting
      from review_item i where i.organization_id = ${organizationId} and i.review_id is null
        and i.arrived_at > ${from}::timestamptz ${patientId ? raw`and i.patient_id = ${patientId}` : raw``}`;
  });
  return { newCount: row?.fresh ?? 0, waitingCount: row?.waiting ?? 0 };
}
