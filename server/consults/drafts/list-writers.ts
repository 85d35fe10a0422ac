import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { personActing } from "#server/access/person-acting.ts";
import { type ConsultWriters, type ListWritersInput, writingMs } from "./contract.ts";

/** Colleagues who write in these consults now; of a record that is closed to the reader nobody does. No patient is in it. */
export async function listWriters(
  access: Access<"consult.list">,
  { consultIds }: ListWritersInput,
  now = new Date(),
): Promise<ConsultWriters[]> {
  if (consultIds.length === 0) return [];
  const since = new Date(now.getTime() - writingMs).toISOString();
  const rows = await look(
    access,
    (_, raw) => raw<{ consultId: string; name: string }[]>`
      select w.consult_id as "consultId", n.name
      from consult_presence w join consult c on c.organization_id = ${access.organizationId} and c.consult_id = w.consult_id
      join person n on n.person_id = w.person_id
      where w.organization_id = ${access.organizationId} and w.consult_id = any(${consultIds}::uuid[])
        and w.person_id <> ${personActing(access).personId} and w.wrote_at > ${since}::timestamptz
      order by w.consult_id, n.name`,
  );
  return [...Map.groupBy(rows, ({ consultId }) => consultId)].map(([consultId, own]) => ({
    consultId,
    names: own.map(({ name }) => name),
  }));
}
