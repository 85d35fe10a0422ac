import { createHash } from "node:crypto";
import type { ConnectionStatus } from "#server/connections/status/contract.ts";
import type { ProofContent } from "./contract.ts";

/** The contents of a proof: facts about the organization and the lists, nothing about a person. */
export function proofContent(status: ConnectionStatus, now: Date): ProofContent {
  const { name, agb, city } = status.organization;
  return {
    kind: "aansluitbewijs",
    edition: 1,
    organization: { name, agb, city },
    state: status.state,
    since: status.since?.toISOString() ?? null,
    list: {
      kind: status.list?.isInvented ? "demo" : "ZAL",
      serial: status.list?.serial ?? null,
      stampedAt: status.list?.stampedAt?.toISOString() ?? null,
    },
    providers: status.connections.filter((connected) => connected.isInList).map((connected) => connected.providerName),
    services: status.services.map((service) => ({
      id: service.serviceId,
      name: service.name,
      since: service.since?.toISOString() ?? null,
    })),
    missing: status.missing
      .filter((group) => group.need === "required")
      .map((group) => group.services.map((service) => service.name).join(" / ")),
    // Older proofs also have it for organizations without that duty.
    ...(status.prescription ? { prescriptionVisible: status.prescription.visible } : {}),
    gateways: status.gateways.map((gateway) => gateway.name),
    madeAt: now.toISOString(),
  };
}

/** The hash of a proof: SHA-256 of its content with sorted keys and no whitespace (equal to RFC 8785 for these values). */
export function proofHash(content: ProofContent): string {
  return createHash("sha256").update(canonical(content)).digest("hex");
}

/** A canonical serialization, independent of key order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(",")}}`;
}
