import { createHash } from "node:crypto";
import type { ConnectionStatus, ProofContent } from "./contract.ts";

/** What a proof states of a status: facts of the organization and of the lists, nothing of a person. */
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
    providers: status.ties.filter((tie) => tie.isInList).map((tie) => tie.providerName),
    services: status.services.map((service) => ({
      id: service.serviceId,
      name: service.name,
      since: service.since?.toISOString() ?? null,
    })),
    missing: status.missing
      .filter((group) => group.need === "required")
      .map((group) => group.services.map((service) => service.name).join(" / ")),
    // Older proofs hold it for organizations without that duty as well.
    ...(status.prescription ? { prescriptionVisible: status.prescription.visible } : {}),
    gateways: status.gateways.map((gateway) => gateway.name),
    madeAt: now.toISOString(),
  };
}

/** The code of a proof: SHA-256 over its content, written with sorted keys and no spaces (as RFC 8785 does for such values). */
export function proofHash(content: ProofContent): string {
  return createHash("sha256").update(canonical(content)).digest("hex");
}

/** One way to write a value, whatever order its keys were stored in. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(",")}}`;
}
