import type { TransactionSql } from "postgres";
import { type TieShow, tiePageSize } from "#db/terms/connections.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { TiesInput, TiesPage } from "./contract.ts";
import { judged, type TieColumns, tieOf } from "./scope.ts";

type Row = TieColumns & {
  organization_id: string;
  organization_name: string;
  city: string | null;
  other_names: string[];
};

/** What organizations say to be, by code or name: those that wait for a proof, those that two claim, or those confirmed. */
export async function listTies(
  access: Access<"connection.list-ties">,
  { show, text, after }: TiesInput,
): Promise<TiesPage> {
  const found = await look(
    access,
    (_, raw) => raw<Row[]>`
      with claimed as (
        select o.agb as designation, o.organization_id, o.agb, o.name as organization_name, o.city from organization o
          where o.agb is not null and o.kind in ('practice', 'pharmacy')
        union all
        select c.provider_name, c.organization_id, o.agb, o.name, o.city
          from connection c join organization o on o.organization_id = c.organization_id where c.is_in_force),
      judged as (${judged(raw)})
      select j.*, array(select o.name from connection c join organization o on o.organization_id = c.organization_id
        where c.provider_name = j.designation and c.is_in_force and c.organization_id <> j.organization_id
        order by o.name limit 5) as other_names
      from judged j where ${shown(raw, show)} and ${matching(raw, text)} and ${later(raw, after)}
      order by j.designation, j.organization_id limit ${tiePageSize + 1}`,
  );
  const rows = found.slice(0, tiePageSize);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => ({
      ...tieOf(row),
      organizationId: row.organization_id,
      organizationName: row.organization_name,
      city: row.city,
      otherNames: row.other_names,
    })),
    next:
      found.length > tiePageSize && last
        ? { designation: last.designation, organizationId: last.organization_id }
        : null,
  };
}

function shown(raw: TransactionSql, show: TieShow) {
  if (show === "contested") return raw`j.is_contested`;
  if (show === "confirmed") return raw`j.basis <> 'none'`;
  return raw`(j.basis = 'none' or (j.is_contested and j.basis = 'link-list'))`;
}

function matching(raw: TransactionSql, text: string | undefined) {
  if (!text) return raw`true`;
  const literal = text.toLowerCase().replace(/[\\%_]/g, "\\$&");
  return raw`(lower(j.organization_name) like ${`%${literal}%`} or j.designation like ${`${literal}%`})`;
}

function later(raw: TransactionSql, after: TiesInput["after"]) {
  if (!after) return raw`true`;
  return raw`(j.designation, j.organization_id) > (${after.designation}, ${after.organizationId}::uuid)`;
}
