import postgres from "postgres";
import type { GatewayService } from "#db/terms/gateways.ts";
import { demoOrganizations } from "./demo-people.ts";

/** The fictional DVA of the demo: the issuer of its tokens, and their audience. */
export const demoIssuer = {
  name: "DVA De Brug (demo)",
  issuer: "https://dva-de-brug.example",
  audience: "https://balie.example/fhir",
} as const;

/** 51, 52 and 59 are MedMij services; the ids of the services for sharing are not public, so 901 to 904 are made up. */
export const demoServices: GatewayService[] = [
  { serviceId: "901", use: "share-measurements" },
  { serviceId: "52", use: "collect-measurements" },
  { serviceId: "59", use: "answer-questionnaires" },
  { serviceId: "902", use: "collect-replies" },
  { serviceId: "903", use: "ask-practice" },
  { serviceId: "904", use: "share-documents" },
  { serviceId: "51", use: "collect-documents" },
];

const trustedAt = "2026-01-06T09:00:00Z";

/** Id and name of a demo organization's trust in the demo's DVA. */
export function demoTrustOf(organizationId: string): { trustId: string; name: string } {
  return {
    trustId: organizationId.replace(/^(.{8})-0000-7000-8000-00000000/, "$1-0000-7000-8000-00000003"),
    name: demoIssuer.name,
  };
}

/**
 * Makes the demo's practices and pharmacy trust the demo's DVA. A trust that was changed or withdrawn stays so; only the JWKS URL follows
 * the FHIR server of this start.
 */
export async function seedGateways(ownerUrl: string, jwksUrl: string): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await client.begin(async (sql) => {
      for (const { organizationId, kind } of demoOrganizations) {
        if (kind === "alliance") continue;
        await sql`select set_config('app.organization_id', ${organizationId}, true)`;
        await sql`insert into gateway_trust ${sql({
          organization_id: organizationId,
          trust_id: demoTrustOf(organizationId).trustId,
          name: demoIssuer.name,
          issuer: demoIssuer.issuer,
          jwks_url: jwksUrl,
          audience: demoIssuer.audience,
          services: sql.json(demoServices),
          trusted_at: trustedAt,
        })} on conflict (organization_id, trust_id) do update set jwks_url = excluded.jwks_url
          where gateway_trust.issuer = excluded.issuer`;
      }
    });
  } finally {
    await client.end();
  }
}

/** The id that the demo's DVA has of a person: "demo-els-boer". */
export function demoCode(name: string): string {
  return `demo-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
}
