import { careKindSectors, type Sector } from "#db/terms/register.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { SectorCounts } from "./contract.ts";

const none: SectorCounts = {
  "general-practice": 0,
  pharmacy: 0,
  hospital: 0,
  specialist: 0,
  "mental-care": 0,
  physiotherapy: 0,
  midwifery: 0,
  dentistry: 0,
  other: 0,
  unknown: 0,
};

/** The number of providers in force per sector. */
export async function countSectors(access: Access<"register.read">): Promise<SectorCounts> {
  const rows = await look(
    access,
    (_, raw) => raw<{ care_kind: string | null; count: number }[]>`
      select left(i.value, 2) as care_kind, count(distinct p.name)::int as count
      from register_provider p
      left join register_identifier i
        on i.provider_name = p.name and i.system = 'AGB' and i.until_version_id is null
      where p.until_version_id is null group by 1`,
  );
  const counts = { ...none };
  for (const { care_kind: kind, count } of rows) counts[sectorOfKind(kind)] += count;
  return counts;
}

function sectorOfKind(kind: string | null): Sector {
  return kind === null ? "unknown" : (careKindSectors[kind] ?? "other");
}
