import { and, eq, gt, sql } from "drizzle-orm";
import { transact } from "#db/client.ts";
import { auditEvent } from "#db/schema/audit.ts";
import { patient } from "#db/schema/patients.ts";
import { recordEvents } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { type Access, rowContext } from "./access.ts";
import { closedAmong } from "./closed-records.ts";
import { database } from "./database.ts";
import type { Permission } from "./permissions.ts";

declare const opened: unique symbol;

/** Within this time, opening the same patient again in the same session counts as one view, and one line in the log. */
const sameLookMinutes = 5;

/**
 * Proof that a patient was opened: they belong to the organization and the log has the line that NEN 7513 requires for
 * a read. Only this file creates one; every read of one patient's data takes it as its first parameter.
 */
export type OpenedPatient<P extends Permission = Permission> = {
  readonly [opened]: true;
  readonly access: Access<P>;
  readonly patientId: string;
};

/**
 * The only way to open a patient; the id of one who was merged opens the surviving patient. Records `patient.opened` before any data is read. A lock on session and patient makes
 * parallel requests of one session decide one after the other whether this read is in the log already.
 * @throws NOT_FOUND when the organization has no such patient, FORBIDDEN (`patient.asks-reason`) when the record is not open to them.
 */
export async function openPatient<P extends Permission>(access: Access<P>, askedId: string): Promise<OpenedPatient<P>> {
  const mergedInto = await openInLog(access, askedId);
  if (mergedInto === null) return proofOf(access, askedId);
  await openInLog(access, mergedInto);
  return proofOf(access, mergedInto);
}

/** Records the opening of this patient; of one who was merged only says with whom, and records nothing. */
async function openInLog(access: Access<Permission>, patientId: string): Promise<string | null> {
  const { organizationId } = access;
  const sessionId = sessionOf(access);
  return transact(database(), "write", rowContext(access), async (tx, raw) => {
    const [, [found], [recent], closed] = await Promise.all([
      raw`select pg_advisory_xact_lock(hashtextextended(${`opened ${sessionId} ${patientId}`}, 0))`.execute(),
      tx
        .select({ mergedInto: patient.mergedInto })
        .from(patient)
        .where(and(eq(patient.organizationId, organizationId), eq(patient.patientId, patientId))),
      tx
        .select({ eventId: auditEvent.eventId })
        .from(auditEvent)
        .where(
          and(
            eq(auditEvent.organizationId, organizationId),
            eq(auditEvent.patientId, patientId),
            eq(auditEvent.event, "patient.opened"),
            eq(auditEvent.sessionId, sessionId),
            gt(auditEvent.occurredAt, sql`now() - make_interval(mins => ${sameLookMinutes})`),
          ),
        )
        .limit(1),
      closedAmong(raw, [patientId]),
    ]);
    if (!found) throw new DomainError("NOT_FOUND", "patient.not-found");
    if (found.mergedInto) return found.mergedInto;
    if (closed.length > 0) throw new DomainError("FORBIDDEN", "patient.asks-reason", { patientId });
    if (recent) return null;
    await recordEvents(raw, access, [
      { event: "patient.opened", object: { type: "patient", id: patientId }, patientId, detail: {} },
    ]);
    return null;
  });
}

/**
 * The same read under another grant of the same actor; writes nothing.
 * @throws Error for another actor.
 */
export function openedUnder<P extends Permission>(opened: OpenedPatient, access: Access<P>): OpenedPatient<P> {
  if (access.actor !== opened.access.actor) throw new Error("another actor opened this patient");
  return proofOf(access, opened.patientId);
}

/** The only place that applies the brand. Guarantee: called only after the patient was found and the read recorded. */
function proofOf<P extends Permission>(access: Access<P>, patientId: string): OpenedPatient<P> {
  return { access, patientId } as OpenedPatient<P>;
}

/** Without a session (the worker, a DVA) every view gets its own line. */
function sessionOf(access: Access<Permission>): string {
  return access.actor.kind === "person" ? access.actor.sessionId : "00000000-0000-0000-0000-000000000000";
}
