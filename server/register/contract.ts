import { z } from "zod";
import {
  type ListKind,
  type ListSource,
  listKinds,
  type Sector,
  sectors,
  type VersionState,
} from "#db/terms/register.ts";

/** Keyset page of versions, newest first. */
export const VersionFilter = z.object({
  list: z.enum(listKinds).optional(),
  /** The last version of the page before. */
  before: z.uuid().optional(),
  limit: z.number().int().min(1).max(50).default(20),
});
export type VersionFilter = z.infer<typeof VersionFilter>;

/** Keyset page of the providers in force, by name. */
export const ProvidersInput = z.object({
  /** Letters of the name, or the beginning of an AGB code. */
  text: z.string().trim().min(2).max(120).optional(),
  sector: z.enum(sectors).optional(),
  /** The last name of the page before. */
  after: z.string().max(200).optional(),
});
export type ProvidersInput = z.infer<typeof ProvidersInput>;

export const VersionInput = z.object({ versionId: z.uuid() });
export type VersionInput = z.infer<typeof VersionInput>;

/** What a person decides about a list that waits: take it after all, or turn it down. */
export const DecideInput = z.object({ versionId: z.uuid(), decision: z.enum(["accept", "discard"]) });
export type DecideInput = z.infer<typeof DecideInput>;

export const SearchInput = z.object({ text: z.string().trim().min(2).max(120) });
export type SearchInput = z.infer<typeof SearchInput>;

export const AgbInput = z.object({ agb: z.string().regex(/^\d{8}$/) });
export type AgbInput = z.infer<typeof AgbInput>;

/** A name or an AGB code, as somebody types it on the public page. */
export const CheckInput = z.object({ text: z.string().trim().min(3).max(120) });
export type CheckInput = z.infer<typeof CheckInput>;

/** Why a list was refused or waits. `values` fills the sentence `register.refusal.<rule>`. */
export interface Finding {
  rule: string;
  line?: number;
  column?: number;
  excerpt?: string;
  values?: Record<string, string | number>;
}

export interface ListVersion {
  versionId: string;
  list: ListKind | null;
  state: VersionState;
  /** Volgnummer. */
  serial: number | null;
  stampedAt: Date | null;
  source: ListSource;
  sourceName: string;
  counts: Record<string, number>;
  changes: Record<string, number>;
  ignored: Record<string, number>;
  finding: Finding | null;
  byteCount: number | null;
  importedAt: Date;
  confirmedAt: Date;
  decidedAt: Date | null;
}

/** How one list stands: what is in force and how old that is, what waits, and how fetching goes. */
export interface ListStanding {
  list: ListKind;
  current: ListVersion | null;
  /** Too old to be believed (db/terms/register.ts says when). */
  isStale: boolean;
  held: ListVersion | null;
  fetching: {
    lastSuccessAt: Date | null;
    nextAttemptAt: Date | null;
    failuresInRow: number;
    lastError: string | null;
  } | null;
}

/** How an import ended. Only `imported` changed the register. */
export type ImportOutcome = {
  outcome: "imported" | "unchanged" | "held" | "discarded" | "refused";
  versionId: string;
  list: ListKind | null;
  serial: number | null;
  stampedAt: Date | null;
  counts: Record<string, number>;
  changes: Record<string, number>;
  ignored: Record<string, number>;
  finding: Finding | null;
};

/** One thing that a version changed. */
export interface VersionChange {
  kind: "added" | "removed" | "changed";
  noun: "provider" | "endpoint" | "identifier" | "service" | "client" | "node";
  /** Name of the provider, service, client or host. */
  name: string;
  /** Where inside it: service and role of an endpoint, kind and code of a mark. */
  part: string;
  before: Record<string, string>;
  after: Record<string, string>;
}

export interface FoundProvider {
  /** With `@medmij`. */
  name: string;
  providerType: string | null;
  agbCodes: string[];
  serviceCount: number;
  /** The name under which it was found, when it has another one now. */
  formerName: string | null;
  /** False: this name stood in the register and does not any more. */
  isCurrent: boolean;
  /** 0 to 1; only for order. */
  score: number;
}

export interface ProviderService {
  serviceId: string;
  /** Name from the GNL, or from the link list, or null. */
  displayName: string | null;
  interfaceVersions: string[];
  roles: string[];
  /** In the ZAL: reachable. Only in the link list: named, but not reachable. */
  isReachable: boolean;
}

/** The list that an answer rests on, so that everybody can see how old the answer is. */
export interface ListBasis {
  list: ListKind;
  versionId: string;
  serial: number | null;
  stampedAt: Date | null;
  confirmedAt: Date;
  source: ListSource;
  isStale: boolean;
}

export interface ProviderCheck {
  state: "found" | "found-without-services" | "not-found" | "no-list";
  providers: { name: string; agbCodes: string[]; services: ProviderService[] }[];
  /** Names that look like what was asked, when nothing was found. */
  alternatives: string[];
  basis: ListBasis | null;
}

/** What the browser learns of an upload; `reason` is a key of the error texts. */
export type UploadAnswer =
  | { outcome: ImportOutcome }
  | { refusal: { reason: string; values: Record<string, string | number> } };

export interface ProviderRow {
  name: string;
  /** ZA, BAZB, … (release 3). */
  providerType: string | null;
  agbCodes: string[];
  serviceCount: number;
}

export interface ProvidersPage {
  rows: ProviderRow[];
  nextAfter: string | null;
}

/** How many providers in force each sector has; a provider with codes of two sectors counts in both. */
export type SectorCounts = Record<Sector, number>;

/** A PGO of the OAuthclientlist in force: who is on it has the label and may take part. */
export interface PgoClient {
  hostname: string;
  organizationName: string;
}
