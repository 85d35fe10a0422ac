import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { TieFacts } from "./contract.ts";
import { judged, type TieColumns, tieOf } from "./scope.ts";

/**
 * Who the organization says it is (its AGB code, its names in the register), and whether tokens that say so reach it. Who else claims a
 * name is not said: a claim is easily made, and the alliance knows both.
 */
export async function getOwnTies(access: Access<"connection.read">): Promise<TieFacts[]> {
  const { organizationId } = access;
  const rows = await look(
    access,
    (_, raw) => raw<TieColumns[]>`
      with claimed as (
        select o.agb as designation, o.organization_id, o.agb from organization o
          where o.organization_id = ${organizationId} and o.agb is not null
        union all
        select c.provider_name, c.organization_id, o.agb
          from connection c join organization o on o.organization_id = c.organization_id
          where c.organization_id = ${organizationId} and c.is_in_force)
      ${judged(raw)} order by claimed.designation`,
  );
  return rows.map(tieOf);
}
