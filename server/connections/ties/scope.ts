import type { TransactionSql } from "postgres";
import type { TieBasis, TieProof } from "#db/terms/connections.ts";
import type { TieFacts } from "./contract.ts";

export type TieColumns = {
  designation: string;
  basis: TieBasis;
  is_contested: boolean;
  confirmation_id: string | null;
  proof: TieProof | null;
  note: string | null;
  confirmed_by_name: string | null;
  confirmed_at: string | null;
  withdrawn_by_name: string | null;
  withdrawn_at: string | null;
  withdrawal_note: string | null;
};

/**
 * The newest confirmation of each claim and what it rests on, over `claimed (designation, organization_id, agb)`.
 *
 * The rule, an own choice of 2026-11-30: MedMij does not say how a party behind a DVA knows whose name is whose. An AGB code is typed by
 * the organization itself and stands in public registers, so nothing in a list confirms it: only a person who saw a proof, or the operator.
 * A name is confirmed by such a person too, or by the link list in force (however old) when it gives the name to an AGB code that is
 * itself confirmed for this organization. Endpoints and a trusted DVA confirm nothing: many practices share them, and each chooses whom
 * it trusts. The FHIR server decides by the same rule (server/gateways/recognize-gateway.ts).
 */
export function judged(raw: TransactionSql) {
  return raw`
    select claimed.*, f.confirmation_id, f.proof, f.note, f.confirmed_by_name, f.confirmed_at, f.withdrawn_by_name, f.withdrawn_at,
      f.withdrawal_note,
      exists (select from connection other where other.provider_name = claimed.designation and other.is_in_force
        and other.organization_id <> claimed.organization_id) as is_contested,
      case when f.confirmation_id is not null and f.withdrawn_at is null then 'proof'
        when exists (select from register_identifier i join connection_confirmation a on a.designation = i.value
            and a.confirmed_for = claimed.organization_id and a.withdrawn_at is null
          where i.provider_name = claimed.designation and i.system = 'AGB' and i.value = claimed.agb
            and i.until_version_id is null) then 'link-list'
        else 'none' end as basis
    from claimed left join lateral (
      select * from connection_confirmation c where c.confirmed_for = claimed.organization_id and c.designation = claimed.designation
      order by c.confirmation_id desc limit 1) f on true`;
}

export function tieOf(row: TieColumns): TieFacts {
  const { designation, basis, is_contested: isContested } = row;
  if (row.confirmation_id === null || row.proof === null || row.confirmed_at === null) {
    return { designation, basis, isContested, confirmation: null };
  }
  const confirmation = {
    confirmationId: row.confirmation_id,
    proof: row.proof,
    note: row.note ?? "",
    byName: row.confirmed_by_name,
    at: new Date(row.confirmed_at),
    withdrawnByName: row.withdrawn_by_name,
    withdrawnAt: row.withdrawn_at === null ? null : new Date(row.withdrawn_at),
    withdrawalNote: row.withdrawal_note,
  };
  return { designation, basis, isContested, confirmation };
}

/** The organizations that claim an AGB code or a name now; the alliance claims none. For a grant of the network. */
export async function claimantsOf(raw: TransactionSql, designation: string): Promise<string[]> {
  const rows = await raw<{ organization_id: string }[]>`
    select o.organization_id from organization o where o.agb = ${designation} and o.kind in ('practice', 'pharmacy')
    union
    select c.organization_id from connection c where c.provider_name = ${designation} and c.is_in_force`;
  return rows.map((row) => row.organization_id);
}
