import type { TransactionSql } from "postgres";
import type { Transaction } from "#db/client.ts";
import type { DeliveryKind, FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { Access } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import type { AuditLine } from "#server/audit/record.ts";
import type { FhirIssue } from "#server/fhir/outcome.ts";
import type { Resource } from "#server/fhir/resource.ts";
import type { Sender } from "#server/fhir/sender.ts";

/** A resource to be written: of an entry of a bundle, or of a request without a bundle (index 0). */
export type WriteEntry = {
  index: number;
  method: "POST" | "PUT";
  /** The path in the dispatch table: "Task/[id]". */
  path: string;
  id: string | null;
  resource: Resource;
  /** The bytes of this resource as received. */
  bytes: Uint8Array;
  fullUrl: string | null;
  /** FHIRPath of the resource, for `expression`: "Bundle.entry[3].resource", or "Observation". */
  place: string;
};

/** What the entries of one delivery have in common. */
export type WriteContext = {
  sender: Sender;
  version: FhirVersion;
  format: FhirFormat;
  base: string;
  /** All entries of the bundle, to resolve references within it. */
  entries: readonly WriteEntry[];
  isTransaction: boolean;
  now: Date;
  /** The id that an entry gets here when it is new, the same each time: one writer may point at what another one stores. */
  newIdOf: (index: number) => string;
};

export type EntryOutcome = {
  /** HTTP status; from 400 nothing of the entry was written. */
  status: number;
  /** Id of the resource that was created, found or changed; its type is that of the entry. */
  id?: string;
  versionId?: string;
  /** The resource as it is now, where that is not the one that was sent. */
  resource?: Resource;
  issues?: FhirIssue[];
  /** What the patient reads about it at once (MedMij dossierwijzigingsverzoek). */
  acknowledgement?: string;
};

/** Outcomes by index of the entry. */
export type Outcomes = ReadonlyMap<number, EntryOutcome>;

/** Plans the entries of one or more lines of the dispatch table. Pure: it decodes and judges before anything is stored. */
export type Writer = (entries: readonly WriteEntry[], context: WriteContext) => Plan;

export type Plan = {
  /** Decided without the database: refusals, and entries that are only answered. */
  settled: Outcomes;
  /** Codes of what a person should look at, for the log; never content. */
  flags?: readonly string[];
  /** Stores the other entries, when there are any. */
  write?: PlannedWrite;
};

export type PlannedWrite = {
  kind: DeliveryKind;
  /** The writer's own grant: the basis of its lines in the log. */
  access: Access<Permission>;
  /**
   * What makes another request the same delivery: equal content under any request id, or only the same request id. The latter is for a
   * change of state, which may be meant again.
   */
  repeatedBy: "content" | "request-id";
  /** `run` is called while the check for a repeat is still under way, and awaits `isNew` before it depends on it. */
  startsEarly?: boolean;
  /** Work that must not hold the transaction up, before it begins. What it throws is the answer to the whole request. */
  prepare?: () => Promise<void>;
  /** Runs inside the transaction of the delivery. */
  run: (delivery: OpenDelivery) => Promise<Written>;
};

/** The delivery in whose transaction is written. */
export type OpenDelivery = {
  tx: Transaction;
  raw: TransactionSql;
  deliveryId: string;
  /** Resolves when this was not delivered before; rejects otherwise, and the transaction is rolled back. */
  isNew: Promise<void>;
  /** What the writers before this one stored. */
  written: Outcomes;
};

export type Written = {
  outcomes: Outcomes;
  newCount: number;
  knownCount: number;
  /** Lines of the log besides `delivery.received`. */
  lines?: readonly AuditLine[];
  /** Statements that were sent and not awaited; the commit waits for them. */
  pending?: Promise<unknown>;
};
