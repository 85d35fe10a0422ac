import type { TransactionSql } from "postgres";
import type { Transaction } from "#db/client.ts";
import type { DeliveryKind, FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { AuditLine } from "#server/audit/record.ts";
import type { FhirIssue } from "./outcome.ts";
import type { Resource, Sender } from "./sender.ts";

/** Something to be written: an entry of a bundle, or the body of a request that came alone (index 0). */
export type WriteEntry = {
  index: number;
  method: "POST" | "PUT";
  /** "Task/[id]": the line of the dispatch table. */
  path: string;
  id: string | null;
  resource: Resource;
  /** The bytes of this resource as received. */
  bytes: Uint8Array;
  fullUrl: string | null;
  /** Where it stands, for `expression`: "Bundle.entry[3].resource", or "Observation". */
  place: string;
};

/** What is known around the entries of one delivery. */
export type WriteContext = {
  sender: Sender;
  version: FhirVersion;
  format: FhirFormat;
  base: string;
  /** All entries of the bundle, so that a reference can be followed to one of them. */
  entries: readonly WriteEntry[];
  isTransaction: boolean;
  now: Date;
};

/** What became of one entry. `resource`: what to show where that is not what was sent under its id. */
export type EntryOutcome = {
  status: number;
  /** Id of what was made, found or changed; its type is that of the entry. */
  id?: string;
  versionId?: string;
  resource?: Resource;
  issues?: FhirIssue[];
};

/** The delivery in whose transaction is written. */
export type OpenDelivery = {
  tx: Transaction;
  raw: TransactionSql;
  deliveryId: string;
  sender: Sender;
  now: Date;
  /** Settles when it is known that this was not delivered before; rejects otherwise, and everything is rolled back. */
  isNew: Promise<void>;
};

export type Written = {
  /** By index of the entry. Status 400 and up: nothing of it was written. */
  outcomes: ReadonlyMap<number, EntryOutcome>;
  newCount: number;
  knownCount: number;
  /** Lines of the log besides `delivery.received`. */
  lines?: readonly AuditLine[];
  /** Statements that are on their way; the commit waits for them. */
  pending?: Promise<unknown>;
};

/**
 * `settled`: what is decided without the database, by index: refusals (status 400 and up), and what only has to be answered. `write`: the
 * rest, when there is any; runs inside the transaction.
 */
export type Plan = {
  settled: ReadonlyMap<number, EntryOutcome>;
  /** Codes of what a person should look at, for the log; never content. */
  flags?: readonly string[];
  write?: (delivery: OpenDelivery) => Promise<Written>;
};

/**
 * Writes the entries of one or more lines of the dispatch table. `plan` is pure: it decodes and judges before anything is stored.
 * `kind` null: there is nothing to store, so nothing is delivered.
 */
export type Writer = {
  kind: DeliveryKind | null;
  /** Whether the same content under another request id is the same delivery. Not so for a change of state: that may be meant again. */
  isSameContentSame: boolean;
  /** It begins while it is still found out whether this was delivered before, and awaits `isNew` itself before it stores anything. */
  beginsEarly?: boolean;
  plan: (entries: readonly WriteEntry[], context: WriteContext) => Plan;
};
