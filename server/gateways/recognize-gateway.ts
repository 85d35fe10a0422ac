import type { TransactionSql } from "postgres";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { RecognizedGateway, RecognizeInput, TrustedGateway } from "./contract.ts";

type Named = { organization_id: string; is_confirmed: boolean };

/** How many other keys of one issuer a token is held against before it counts as nobody's. */
const elsewhereMax = 5;

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
 * Which organization a token names, and how that organization trusts the issuer. When it does not (or when there is no such
 * organization), how others of this installation trust it: a real DVA that names the wrong practice is told no more than one whose
 * patient is not known there.
 */
export async function recognizeGateway(
  access: Access<"gateway.recognize">,
  { provider, issuer }: RecognizeInput,
): Promise<RecognizedGateway> {
  return look(access, async (_, raw) => {
    const found = await organizationsOf(raw, provider);
    const organizationId = onlyOne(found);
    const [own] = organizationId === null ? [] : await trustsOf(raw, issuer, organizationId);
    if (own) return { organizationId, own, elsewhere: [] };
    return { organizationId, own: null, elsewhere: await trustsOf(raw, issuer, null) };
  });
}

/**
 * Any practice may say that a name is theirs, so among several the one to whose AGB code the link list gives it wins. When
 * there are more of those, or none, nobody can say for which of them this is.
 */
function onlyOne([first, second]: Named[]): string | null {
  if (!first || (second && first.is_confirmed === second.is_confirmed)) return null;
  return first.organization_id;
}

/**
 * By AGB code (8 digits), or by a name that the organization is tied to in the register; at most two, those that the link
 * list confirms first. The alliance receives nothing.
 */
function organizationsOf(raw: TransactionSql, provider: string) {
  if (/^\d{8}$/.test(provider)) {
    return raw<Named[]>`
      select organization_id, true as is_confirmed from organization where agb = ${provider} and kind <> 'alliance'`;
  }
  const name = `${provider}@medmij`;
  return raw<Named[]>`
    select s.organization_id, exists (select from register_identifier i where i.provider_name = ${name} and i.system = 'AGB'
      and i.value = o.agb and i.until_version_id is null) as is_confirmed
    from connection_summary s join organization o on o.organization_id = s.organization_id
    where s.provider_names @> array[${name}]::text[] and s.organization_kind <> 'alliance'
    order by is_confirmed desc limit 2`;
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
