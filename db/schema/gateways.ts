import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, ofOrganization, ofPatient } from "#db/columns.ts";
import {
  type DeliveredEntry,
  deliveryKinds,
  fhirFormats,
  fhirVersions,
  type GatewayService,
} from "#db/terms/gateways.ts";

/** A DVA whose tokens this organization trusts, and for what (server/fhir/README.md). */
export const gatewayTrust = pgTable(
  "gateway_trust",
  {
    ...ofOrganization,
    trustId: uuid("trust_id").notNull(),
    /** Its name for people; shown as the origin of a value. */
    name: text("name").notNull(),
    issuer: text("issuer").notNull(),
    jwksUrl: text("jwks_url").notNull(),
    audience: text("audience").notNull(),
    services: jsonb("services").$type<GatewayService[]>().notNull(),
    trustedBy: uuid("trusted_by"),
    trustedAt: instant("trusted_at").notNull(),
    withdrawnBy: uuid("withdrawn_by"),
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.trustId] }),
    index("gateway_trust_issuer").on(table.organizationId, table.issuer),
  ],
);

/**
 * What a DVA delivered in one request for one patient, with the response it got: a retry of the request, or the same content again, gets
 * the same response. Written in the transaction of the data.
 */
export const delivery = pgTable(
  "delivery",
  {
    ...ofOrganization,
    deliveryId: uuid("delivery_id").notNull(),
    trustId: uuid("trust_id").notNull(),
    ...ofPatient,
    /** MedMij-Request-ID. */
    requestId: text("request_id").notNull(),
    correlationId: text("correlation_id"),
    /** SHA-256 of method, path, FHIR version, patient and body; includes the request id where repeating is a new action. */
    contentHash: bytes("content_hash").notNull(),
    kind: text("kind", { enum: deliveryKinds }).notNull(),
    fhirVersion: text("fhir_version", { enum: fhirVersions }).notNull(),
    format: text("format", { enum: fhirFormats }).notNull(),
    /** Name of the PGO, if the token or the OAuthclientlist has it. */
    pgoName: text("pgo_name"),
    /** New values in it, and values already known. */
    newCount: integer("new_count").notNull(),
    knownCount: integer("known_count").notNull(),
    /** Outcome per entry; together with the request, which a retry sends again, the whole response can be rebuilt. */
    outcomes: jsonb("outcomes").$type<DeliveredEntry[]>().notNull(),
    receivedAt: instant("received_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.deliveryId] }),
    uniqueIndex("delivery_request").on(table.organizationId, table.trustId, table.requestId),
    uniqueIndex("delivery_content").on(table.organizationId, table.patientId, table.contentHash),
    index("delivery_patient").on(table.organizationId, table.patientId, table.receivedAt, table.deliveryId),
  ],
);
