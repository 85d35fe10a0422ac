import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { patient } from "#db/schema/patients.ts";
import type { HoldReason } from "#db/terms/consults.ts";
import type { Access } from "#server/access/access.ts";
import { colleagueRefusal } from "#server/access/assert-colleague.ts";
import { DomainError } from "#server/errors.ts";

type Planning = Access<"consult.answer"> | Access<"consult.send-due">;

/**
 * Why nothing goes to this patient by itself; null: it can. In an unsafe situation a person chooses the moment, every time.
 * Own choice, 2026-11-30.
 */
async function patientHold(
  { organizationId }: Planning,
  tx: Transaction,
  patientId: string,
): Promise<"no-notices" | "patient-left" | null> {
  const [found] = await tx
    .select({ contactNotes: patient.contactNotes, leftAt: patient.leftAt })
    .from(patient)
    .where(and(eq(patient.organizationId, organizationId), eq(patient.patientId, patientId)))
    // A change of what the patient wishes comes before the message or after it, never in between.
    .for("share");
  if (!found || found.leftAt !== null) return "patient-left";
  return found.contactNotes.includes("no-notices") ? "no-notices" : null;
}

/** @throws CONFLICT for a patient to whom nothing goes by itself. */
export async function assertPlannable(access: Access<"consult.answer">, tx: Transaction, patientId: string) {
  const hold = await patientHold(access, tx, patientId);
  if (hold !== null) throw new DomainError("CONFLICT", `consult.not-planned-${hold}`);
}

/** Why a message that came due waits for a person, by what holds now and not when it was planned; null: it goes out. */
export async function holdReasonNow(
  access: Access<"consult.send-due">,
  tx: Transaction,
  { patientId, writtenBy }: { patientId: string; writtenBy: string },
): Promise<HoldReason | null> {
  const hold = await patientHold(access, tx, patientId);
  if (hold !== null) return hold;
  const refusal = await colleagueRefusal(access, tx, { personId: writtenBy, permission: "consult.answer", patientId });
  return refusal === null ? null : "writer-may-not";
}
