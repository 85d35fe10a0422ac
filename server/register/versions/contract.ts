import { z } from "zod";
import { type ListKind, type ListSource, listKinds, type VersionState } from "#db/terms/register.ts";
import type { Finding } from "#server/register/import/contract.ts";

/** Keyset page of versions, newest first. */
export const VersionFilter = z.object({
  list: z.enum(listKinds).optional(),
  /** The last version of the previous page. */
  before: z.uuid().optional(),
  limit: z.number().int().min(1).max(50).default(20),
});

export type VersionFilter = z.infer<typeof VersionFilter>;

export const VersionInput = z.object({ versionId: z.uuid() });

export type VersionInput = z.infer<typeof VersionInput>;

export interface ListVersion {
  versionId: string;
  list: ListKind | null;
  state: VersionState;
  /** The list's Volgnummer. */
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

/** The status of one list: the version in force and its age, a held version, and how fetching goes. */
export interface ListStanding {
  list: ListKind;
  current: ListVersion | null;
  /** Too old to rely on (see db/terms/register.ts). */
  isStale: boolean;
  held: ListVersion | null;
  /** The list that was in force before a person accepted the current one: it can be restored. Else null. */
  former: ListVersion | null;
  fetching: {
    lastSuccessAt: Date | null;
    nextAttemptAt: Date | null;
    failuresInRow: number;
    lastError: string | null;
  } | null;
}

/** One change made by a version. */
export interface VersionChange {
  kind: "added" | "removed" | "changed";
  noun: "provider" | "endpoint" | "identifier" | "service" | "client" | "node";
  /** Name of the provider, service, client or host. */
  name: string;
  /** The part inside it: service and role of an endpoint, kind and code of an identifier. */
  part: string;
  before: Record<string, string>;
  after: Record<string, string>;
}
