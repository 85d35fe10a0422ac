import { and, eq, gt, sql } from "drizzle-orm";
import { transact } from "#db/client.ts";
import { auditEvent } from "#db/schema/audit.ts";
import { patient } from "#db/schema/patients.ts";
import { recordEvents } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import { type Access, rowContext } from "./access.ts";
import { database } from "./database.ts";
import type { Permission } from "./permissions.ts";

declare const opened: unique symbol;

/** Within this time the same session looking at the same patient is the same look, and one line in the log. */
const sameLookMinutes = 5;

/**
 * Proof that a patient was opened: he belongs to the organization, and that he was looked at stands in the log (NEN 7513 wants reads
 * too). Only `openPatient` makes one; whatever reads what one patient shared asks for it as its first parameter.
 */
export type OpenedPatient<P extends Permission = Permission> = {
  readonly [opened]: true;
  readonly access: Access<P>;
  readonly patientId: string;
};

/**
 * The one door to a patient. Records `patient.opened` before anything is read.
 * @throws NOT_FOUND when the organization has no such patient.
 */
export async function openPatient<P extends Permission>(
  access: Access<P>,
  patientId: string,
): Promise<OpenedPatient<P>> {
  await transact(database(), "write", rowContext(access), async (tx, raw) => {
    const [[found], [recent]] = await Promise.all([
      tx.select({ patientId: patient.patientId }).from(patient).where(eq(patient.patientId, patientId)),
      tx
        .select({ eventId: auditEvent.eventId })
        .from(auditEvent)
        .where(
          and(
            eq(auditEvent.patientId, patientId),
            eq(auditEvent.event, "patient.opened"),
            eq(auditEvent.sessionId, sessionOf(access)),
            gt(auditEvent.occurredAt, sql`now() - make_interval(mins => ${sameLookMinutes})`),
          ),
        )
        .limit(1),
    ]);
    if (!found) throw new DomainError("NOT_FOUND", "patient.not-found");
    if (recent) return;
    await recordEvents(raw, access, [
      { event: "patient.opened", object: { type: "patient", id: patientId }, patientId, detail: {} },
    ]);
  });
  // The one place where the brand is put on.
  return { access, patientId } as OpenedPatient<P>;
}

/** Without a session (the worker, a DVA) each look is a line of its own. */
function sessionOf(access: Access<Permission>): string {
  return access.actor.kind === "person" ? access.actor.sessionId : "00000000-0000-0000-0000-000000000000";
}
