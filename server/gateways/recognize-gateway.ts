import type { TransactionSql } from "postgres";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { RecognizedGateway, RecognizeInput, TrustedGateway } from "./contract.ts";

type Named = { organization_id: string; basis: "proof" | "link-list" | "none" };

/** How many other organizations' trusts a token is verified against before it counts as unknown. */
const elsewhereMax = 5;
/** How many organizations that claim the same name are looked at; those that are confirmed come first. */
const claimantsMax = 5;

type TrustRow = {
  organization_id: string;
  organization_name: string;
  trust_id: string;
  name: string;
  issuer: string;
  jwks_url: string;
  audience: string;
  services: TrustedGateway["services"];
};

/**
 * The organization that a token names and that is confirmed as such, and its trust in the issuer. Without either, the trust of other organizations of
 * this installation: a real DVA that names the wrong practice gets the same response as one whose patient is unknown
 * there.
 */
export async function recognizeGateway(
  access: Access<"gateway.recognize">,
  { provider, issuer }: RecognizeInput,
): Promise<RecognizedGateway> {
  return look(access, async (_, raw) => {
    const claims = await claimsOf(raw, provider);
    const organizationId = routedTo(claims);
    const claimants = organizationId === null ? claims.map((claim) => claim.organization_id) : [];
    const [own] = organizationId === null ? [] : await trustsOf(raw, issuer, organizationId);
    if (own) return { organizationId, claimants, own, elsewhere: [] };
    return { organizationId, claimants, own: null, elsewhere: await trustsOf(raw, issuer, null) };
  });
}

/**
 * A claim alone routes nothing: any practice may type an AGB code or choose a name. Among those that claim it, the one that was confirmed by
 * a proof wins; without one, the only one that the link list confirms. A claim of somebody else beside it takes nothing away from a
 * confirmed practice, or one request could stop what its patients share (own choice of 2026-11-30); the alliance is asked, and may
 * withdraw. Pure.
 */
export function routedTo(claims: readonly Named[]): string | null {
  const proved = claims.filter(({ basis }) => basis === "proof");
  const linked = claims.filter(({ basis }) => basis === "link-list");
  const [first, ...others] = proved.length > 0 ? proved : linked;
  return first && others.length === 0 ? first.organization_id : null;
}

/**
 * Who claims an AGB code (8 digits) or a name in the register, and what confirms it: the rule of server/connections/ties/scope.ts. The
 * alliance receives no deliveries.
 */
function claimsOf(raw: TransactionSql, provider: string) {
  if (/^\d{8}$/.test(provider)) {
    return raw<Named[]>`
      select o.organization_id, case when exists (select from connection_confirmation f where f.designation = o.agb
        and f.confirmed_for = o.organization_id and f.withdrawn_at is null) then 'proof' else 'none' end as basis
      from organization o where o.agb = ${provider} and o.kind <> 'alliance'`;
  }
  return raw<Named[]>`
    select * from (select c.organization_id, case
      when exists (select from connection_confirmation f where f.designation = c.provider_name
        and f.confirmed_for = c.organization_id and f.withdrawn_at is null) then 'proof'
      when exists (select from register_identifier i join connection_confirmation f on f.designation = i.value
          and f.confirmed_for = c.organization_id and f.withdrawn_at is null
        where i.provider_name = c.provider_name and i.system = 'AGB' and i.value = o.agb and i.until_version_id is null) then 'link-list'
      else 'none' end as basis
      from connection c join organization o on o.organization_id = c.organization_id
      where c.provider_name = ${`${provider}@medmij`} and c.is_in_force and o.kind <> 'alliance') claim
    order by basis <> 'proof', basis = 'none' limit ${claimantsMax}`;
}

async function trustsOf(raw: TransactionSql, issuer: string, organizationId: string | null): Promise<TrustedGateway[]> {
  const within = organizationId === null ? raw`` : raw`t.organization_id = ${organizationId} and`;
  const rows = await raw<TrustRow[]>`
    select distinct on (t.jwks_url, t.audience) t.organization_id, o.name as organization_name, t.trust_id, t.name, t.issuer,
      t.jwks_url, t.audience, t.services
    from gateway_trust t join organization o on o.organization_id = t.organization_id
    where ${within} t.issuer = ${issuer} and t.withdrawn_at is null limit ${elsewhereMax}`;
  return rows.map((row) => ({
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    trustId: row.trust_id,
    name: row.name,
    issuer: row.issuer,
    jwksUrl: row.jwks_url,
    audience: row.audience,
    services: row.services,
  }));
}
