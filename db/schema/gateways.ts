import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, moment, ofOrganization, ofPatient } from "#db/columns.ts";
import {
  type DeliveredEntry,
  deliveryKinds,
  fhirFormats,
  fhirVersions,
  type GatewayService,
} from "#db/terms/gateways.ts";

/** A DVA whose tokens this organization believes, and for what (server/fhir/README.md). */
export const gatewayTrust = pgTable(
  "gateway_trust",
  {
    ...ofOrganization,
    trustId: uuid("trust_id").notNull(),
    /** What people call it; shown in the origin of a value. */
    name: text("name").notNull(),
    issuer: text("issuer").notNull(),
    jwksUrl: text("jwks_url").notNull(),
    audience: text("audience").notNull(),
    services: jsonb("services").$type<GatewayService[]>().notNull(),
    trustedBy: uuid("trusted_by"),
    trustedAt: moment("trusted_at").notNull(),
    withdrawnBy: uuid("withdrawn_by"),
    withdrawnAt: moment("withdrawn_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.trustId] }),
    index("gateway_trust_issuer").on(table.organizationId, table.issuer),
  ],
);

/**
 * What a DVA handed over in one request for one patient, with the answer it got: the same request again, or the same content
 * again, has the same answer. Written in the transaction of the data.
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
    /** SHA-256 of method, path, FHIR version, patient and body; of the request id as well where repeating means doing it again. */
    contentHash: bytes("content_hash").notNull(),
    kind: text("kind", { enum: deliveryKinds }).notNull(),
    fhirVersion: text("fhir_version", { enum: fhirVersions }).notNull(),
    format: text("format", { enum: fhirFormats }).notNull(),
    /** Name of the PGO, when the token or the OAuthclientlist tells. */
    pgoName: text("pgo_name"),
    /** Values that were new in it, and that were known already. */
    newCount: integer("new_count").notNull(),
    knownCount: integer("known_count").notNull(),
    /** What became of each entry: with the request, which comes again, the whole answer can be made again. */
    outcomes: jsonb("outcomes").$type<DeliveredEntry[]>().notNull(),
    receivedAt: moment("received_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.deliveryId] }),
    uniqueIndex("delivery_request").on(table.organizationId, table.trustId, table.requestId),
    uniqueIndex("delivery_content").on(table.organizationId, table.patientId, table.contentHash),
    index("delivery_patient").on(table.organizationId, table.patientId, table.deliveryId),
  ],
);
