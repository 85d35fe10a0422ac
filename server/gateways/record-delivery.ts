import type { TransactionSql } from "postgres";
import type { DeliveryKind, FhirFormat, FhirVersion } from "#db/terms/gateways.ts";

/** One request of a DVA with the answer it gets. `status` is the HTTP status; `answer` the bytes as sent. */
type Delivery = {
  organizationId: string;
  deliveryId: string;
  trustId: string;
  patientId: string;
  requestId: string;
  correlationId: string | null;
  contentHash: Buffer;
  kind: DeliveryKind;
  fhirVersion: FhirVersion;
  format: FhirFormat;
  pgoName: string | null;
  newCount: number;
  knownCount: number;
  status: number;
  answer: Buffer;
  receivedAt: Date;
};

/** Keeps the answer in the transaction of the data, so that the same request again has the same answer. Fails on a repeat (23505). */
export async function recordDelivery(raw: TransactionSql, delivery: Delivery): Promise<void> {
  await raw`insert into delivery ${raw({
    organization_id: delivery.organizationId,
    delivery_id: delivery.deliveryId,
    trust_id: delivery.trustId,
    patient_id: delivery.patientId,
    request_id: delivery.requestId,
    correlation_id: delivery.correlationId,
    content_hash: delivery.contentHash,
    kind: delivery.kind,
    fhir_version: delivery.fhirVersion,
    format: delivery.format,
    pgo_name: delivery.pgoName,
    new_count: delivery.newCount,
    known_count: delivery.knownCount,
    status: delivery.status,
    answer: delivery.answer,
    received_at: delivery.receivedAt.toISOString(),
  })}`;
}
