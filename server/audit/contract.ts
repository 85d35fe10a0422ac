import { z } from "zod";
import { type AuditAction, type AuditOutcome, auditActions, auditFormats, auditOutcomes } from "#db/terms/audit.ts";

/** Lines on one page of the screen. */
export const auditPageSize = 50;

/** Which lines of the log; every field that is absent means "all". */
export const AuditFilter = z.object({
  /** A person's id, or the name of a job. */
  actorId: z.string().min(1).max(100).optional(),
  event: z.string().min(1).max(60).optional(),
  action: z.enum(auditActions).optional(),
  objectType: z.string().min(1).max(60).optional(),
  objectId: z.string().min(1).max(300).optional(),
  patientId: z.uuid().optional(),
  /** Calendar days in Europe/Amsterdam, both included. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  outcome: z.enum(auditOutcomes).optional(),
  /** True: only lines of the emergency procedure. */
  emergency: z.boolean().optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** A page of the log, newest first; `before` is the id of the last line of the page above. */
export const ListAuditInput = AuditFilter.extend({ before: z.uuid().optional() });
export type ListAuditInput = z.infer<typeof ListAuditInput>;

export const ExportAuditInput = AuditFilter.extend({ format: z.enum(auditFormats).default("csv") });
export type ExportAuditInput = z.infer<typeof ExportAuditInput>;

/** The head of the chain as somebody wrote it down earlier; proves that nothing was cut off the end since. */
export const VerifyAuditInput = z
  .object({ anchor: z.object({ number: z.number().int().positive(), hash: z.string().length(64) }).optional() })
  .default({});
export type VerifyAuditInput = z.infer<typeof VerifyAuditInput>;

/** One line as the screen shows it. */
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

/** Somebody who can have lines in the log of this organization. */
export type AuditActor = { actorId: string; name: string; kind: "person" | "system" };

/** How the log stands, without recomputing anything. */
export type LogState = {
  sealed: { number: number; at: Date } | null;
  /** Lines that wait for the next sealing; counted up to a bound. */
  waiting: { count: number; isMore: boolean; oldestAt: Date | null };
  lastCheck: { at: Date; isWhole: boolean; by: string } | null;
};

/** What is wrong with the chain, at the first place where it shows. */
export type ChainFinding =
  | { kind: "line-changed" | "line-removed"; blockNumber: number; eventId: string; occurredAt: Date | null }
  | { kind: "line-inserted"; blockNumber: number | null; eventId: string; occurredAt: Date | null }
  | { kind: "block-changed" | "block-removed"; blockNumber: number }
  | { kind: "end-removed"; blockNumber: number };

/** The verdict over the whole chain of one organization. `head` is worth writing down somewhere else. */
export type ChainVerdict = {
  finding: ChainFinding | null;
  head: { number: number; hash: string; sealedAt: Date } | null;
  blockCount: number;
  eventCount: number;
  /** Lines that wait for the next sealing; normal for a minute. */
  unsealed: { count: number; oldestAt: Date | null };
};
