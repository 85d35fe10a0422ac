import type { TransactionSql } from "postgres";
import type { Access } from "#server/access/access.ts";
import { DomainError } from "#server/errors.ts";
import type { DeliveryFacts } from "./contract.ts";

/**
 * Records a delivery in the transaction that stores its content, so that both exist or neither.
 * @throws CONFLICT when the same request id was used concurrently for another patient.
 */
export async function recordDelivery(
  _access: Access<"delivery.receive">,
  raw: TransactionSql,
  facts: DeliveryFacts,
): Promise<void> {
  const rows = await raw`
    insert into delivery (organization_id, delivery_id, trust_id, patient_id, request_id, correlation_id, content_hash, kind,
      fhir_version, format, pgo_name, new_count, known_count, outcomes, received_at)
    values (${facts.organizationId}, ${facts.deliveryId}, ${facts.trustId}, ${facts.patientId}, ${facts.requestId},
      ${facts.correlationId}, ${facts.contentHash}, ${facts.kind}, ${facts.fhirVersion}, ${facts.format}, ${facts.pgoName},
      ${facts.newCount}, ${facts.knownCount}, ${JSON.stringify(facts.outcomes)}::text::jsonb, ${facts.receivedAt.toISOString()})
    on conflict (organization_id, trust_id, request_id) do nothing returning delivery_id`;
  if (rows.length === 0) throw new DomainError("CONFLICT", "gateway.request-used");
}
