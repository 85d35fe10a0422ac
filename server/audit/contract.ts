import { z } from "zod";
import { type AuditAction, type AuditOutcome, auditActions, auditFormats, auditOutcomes } from "#db/terms/audit.ts";
import { Day } from "#server/calendar/contract.ts";
import type { NamedPatient } from "#server/patients/contract.ts";

/** Lines per page. */
export const auditPageSize = 50;

/** Which lines of the log to show; an absent field means "all". */
export const AuditFilter = z.object({
  /** A person's id, or the name of a job. */
  actorId: z.string().min(1).max(100).optional(),
  event: z.string().min(1).max(60).optional(),
  action: z.enum(auditActions).optional(),
  objectType: z.string().min(1).max(60).optional(),
  objectId: z.string().min(1).max(300).optional(),
  patientId: z.uuid().optional(),
  /** Calendar days in Europe/Amsterdam, both inclusive. */
  from: Day.optional(),
  until: Day.optional(),
  outcome: z.enum(auditOutcomes).optional(),
  /** True: only lines of the emergency procedure. */
  emergency: z.boolean().optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** A page of the log, newest first; `before` is the id of the last line of the previous page. */
export const ListAuditInput = AuditFilter.extend({ before: z.uuid().optional() });
export type ListAuditInput = z.infer<typeof ListAuditInput>;

export const ExportAuditInput = AuditFilter.extend({ format: z.enum(auditFormats).default("csv") });
export type ExportAuditInput = z.infer<typeof ExportAuditInput>;

/** The head of the chain as somebody noted it earlier: proves that nothing was removed from the end since. */
export const VerifyAuditInput = z
  .object({ anchor: z.object({ number: z.number().int().positive(), hash: z.string().length(64) }).optional() })
  .default({});
export type VerifyAuditInput = z.infer<typeof VerifyAuditInput>;

/** An overview for one patient of who saw what, to print and hand over. */
export const ListLooksInput = AuditFilter.pick({ from: true, until: true }).extend({ patientId: z.uuid() });
export type ListLooksInput = z.infer<typeof ListLooksInput>;

/** Lines in an overview; a longer one takes a shorter period. */
export const looksMax = 2_000;

/** As much of a patient as it takes to be sure that it is the right one. */
export type AuditPatient = NamedPatient;

/** Like lines of one day together: `count` of them, the first at `at`. */
export type Look = {
  at: Date;
  count: number;
  event: string;
  actorKind: string;
  actorName: string;
  actorRoles: string[];
  responsibleName: string | null;
  basis: string;
  emergency: boolean;
  outcome: AuditOutcome;
};

/** Oldest first. `isMore`: the period has more lines than fit, and the oldest are left out. */
export type LooksAtPatient = { patient: AuditPatient; organizationName: string; looks: Look[]; isMore: boolean };

export type AuditRow = {
  eventId: string;
  occurredAt: Date;
  event: string;
  action: AuditAction;
  outcome: AuditOutcome;
  actorKind: string;
  actorId: string;
  actorName: string;
  actorRoles: string[];
  responsibleId: string | null;
  responsibleName: string | null;
  sessionId: string | null;
  clientAddress: string | null;
  clientAgent: string | null;
  objectType: string;
  objectId: string;
  patientId: string | null;
  basis: string;
  emergency: boolean;
  source: string;
  detail: Record<string, unknown>;
};

export type AuditPage = { rows: AuditRow[]; nextBefore: string | null };

/** Somebody who may have lines in this organization's log. */
export type AuditActor = { actorId: string; name: string; kind: "person" | "system" };

/** The state of the log, without recomputing hashes. */
export type LogState = {
  sealed: { number: number; at: Date } | null;
  /** Lines not sealed yet; counted up to a limit. */
  waiting: { count: number; isMore: boolean; oldestAt: Date | null };
  lastCheck: { at: Date; isWhole: boolean; by: string } | null;
};

/** The first defect in the chain. */
export type ChainFinding =
  | { kind: "line-changed" | "line-removed"; blockNumber: number; eventId: string; occurredAt: Date | null }
  | { kind: "line-inserted"; blockNumber: number | null; eventId: string; occurredAt: Date | null }
  | { kind: "block-changed" | "block-removed" | "key-unknown"; blockNumber: number }
  /** A head that was kept outside the database is not in it any more. */
  | { kind: "end-removed"; blockNumber: number }
  /** The file with the blocks up to this one. */
  | { kind: "archive-changed" | "archive-removed"; blockNumber: number }
  /** The folder of this machine has nothing of this log: it is another machine's, or was emptied. */
  | { kind: "folder-elsewhere"; blockNumber: number };

/** What of the chain was compared with something that an owner of the database cannot reach. */
export type HeldAgainst = {
  /** The heads that the sealer wrote down; null when this machine has no such file. */
  file: { headCount: number; lastNumber: number; lastAt: Date } | null;
  /** A head that somebody kept, from a mail or on paper. */
  noted: boolean;
  /** Lines that left the database for a file, found as they were archived. */
  archive: { fileCount: number; eventCount: number };
};

/** The verdict on the whole chain of one organization. `head` is worth noting outside Balie. */
export type ChainVerdict = {
  finding: ChainFinding | null;
  head: { number: number; hash: string; sealedAt: Date } | null;
  blockCount: number;
  eventCount: number;
  heldAgainst: HeldAgainst;
  /** Lines not sealed yet; normal for about a minute. */
  unsealed: { count: number; oldestAt: Date | null };
};
