import type { GatewayService } from "#db/terms/gateways.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { TrustFacts } from "./contract.ts";

type Row = {
  trust_id: string;
  name: string;
  issuer: string;
  jwks_url: string;
  audience: string;
  services: GatewayService[];
  trusted_by_name: string | null;
  trusted_at: Date;
  withdrawn_at: Date | null;
  last_delivery_at: Date | null;
  delivery_count: number;
  refused_count: number;
};

/** Every DVA that is or was trusted, active ones first, with its activity of the last seven days. */
export async function listTrusts(access: Access<"gateway.list">): Promise<TrustFacts[]> {
  const { organizationId } = access;
  const rows = await look(
    access,
    (_, raw) => raw<Row[]>`
      select t.*, p.name as trusted_by_name, d.last_delivery_at, coalesce(d.delivery_count, 0)::int as delivery_count,
        coalesce(r.refused_count, 0)::int as refused_count
      from gateway_trust t
      left join person p on p.person_id = t.trusted_by
      left join lateral (
        select max(received_at) as last_delivery_at, count(*) filter (where received_at > now() - interval '7 days') as delivery_count
        from delivery d where d.organization_id = ${organizationId} and d.trust_id = t.trust_id) d on true
      left join lateral (
        select sum((detail->>'count')::int) as refused_count from audit_event a
        where a.organization_id = ${organizationId} and a.event = 'gateway.refused' and a.object_id = t.trust_id::text
          and a.occurred_at > now() - interval '7 days') r on true
      where t.organization_id = ${organizationId}
      order by t.withdrawn_at is not null, t.name, t.trust_id`,
  );
  return rows.map((row) => ({
    trustId: row.trust_id,
    name: row.name,
    issuer: row.issuer,
    jwksUrl: row.jwks_url,
    audience: row.audience,
    services: row.services,
    trustedByName: row.trusted_by_name,
    trustedAt: row.trusted_at,
    withdrawnAt: row.withdrawn_at,
    lastDeliveryAt: row.last_delivery_at,
    deliveryCount: row.delivery_count,
    refusedCount: row.refused_count,
  }));
}
