import { v7 as uuidv7 } from "uuid";
import { emergencyOpening } from "#db/schema/patients.ts";
import { containsBsn } from "#db/terms/patients.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { closedAmong } from "#server/access/closed-records.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import { patientInScope } from "#server/patients/scope.ts";
import type { OpenInEmergencyInput } from "./contract.ts";
import { openUntil } from "./rules.ts";
import { tellOfEmergency } from "./tell-of-emergency.ts";

/**
 * Opens a record that is not open to somebody of care, for an hour and with a reason; the privacy officer is told. Every line about the
 * patient that they write in that hour is marked in the log (db/copies.sql). Of a record that is open to them nothing is stored.
 * @throws NOT_FOUND, CONFLICT when merged, INVALID without a reason in words where `other` asks for one, or with a BSN in it.
 */
export async function openInEmergency(
  access: Access<"patient.open-in-emergency">,
  { patientId, reason, note }: OpenInEmergencyInput,
): Promise<{ openUntil: Date | null }> {
  const { organizationId } = access;
  const { personId } = personActing(access);
  if (reason === "other" && note === "") throw new DomainError("INVALID", "patient.reason-missing");
  if (containsBsn(note)) throw new DomainError("INVALID", "patient.reason-with-bsn");
  return change<{ openUntil: Date | null }>(access, async (tx, raw) => {
    // The lock makes two requests of one click one opening.
    const { mergedInto } = await patientInScope(tx, access, patientId, "update");
    if (mergedInto !== null) throw new DomainError("CONFLICT", "patient.is-merged");
    const [closed] = await closedAmong(raw, [patientId]);
    if (!closed) return { result: { openUntil: null }, event: [] };
    const openedAt = new Date();
    const until = openUntil(openedAt);
    await tx.insert(emergencyOpening).values({
      ...{ organizationId, openingId: uuidv7(), patientId, personId },
      ...{ reason, note: note || null, openedAt, openUntil: until },
    });
    await tellOfEmergency(tx, access);
    return {
      result: { openUntil: until },
      event: {
        event: "patient.emergency-opened",
        object: { type: "patient", id: patientId },
        patientId,
        detail: { reason },
        emergency: true,
      },
    };
  });
}
