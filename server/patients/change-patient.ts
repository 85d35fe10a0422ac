import { and, eq } from "drizzle-orm";
import { patient } from "#db/schema/patients.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { ChangePatientInput } from "./contract.ts";
import {
  assertOnlyOne,
  bsnFingerprint,
  factColumns,
  givenBsn,
  type PatientRow,
  patientInScope,
  sealedBsn,
  writeWords,
} from "./scope.ts";

/**
 * Other facts about a patient, contact notes and leaving included. Who left is received for no more; everything stays readable.
 * @throws NOT_FOUND, INVALID for a wrong BSN, CONFLICT when somebody else here has this BSN or record number.
 */
export async function changePatient(access: Access<"patient.change">, input: ChangePatientInput): Promise<void> {
  const { organizationId } = access;
  const { patientId } = input;
  const now = new Date();
  const facts = factColumns(input, now);
  const bsn = givenBsn(input.bsn);
  return change(access, async (tx) => {
    const before = await patientInScope(tx, access, patientId, "update");
    const given = bsn === null ? null : bsnFingerprint(organizationId, bsn);
    await assertOnlyOne(tx, organizationId, {
      bsnFingerprint: given,
      recordNumber: facts.recordNumber,
      own: patientId,
    });
    const after = {
      ...facts,
      ...(bsn === null ? {} : sealedBsn(organizationId, patientId, bsn)),
      leftAt: input.hasLeft ? (before.leftAt ?? now) : null,
    };
    await tx
      .update(patient)
      .set(after)
      .where(and(eq(patient.organizationId, organizationId), eq(patient.patientId, patientId)));
    if (after.sortName !== before.sortName) await writeWords(tx, organizationId, patientId, facts);
    const fields = changedFields(before, after);
    const event = { event: "patient.changed" as const, object: { type: "patient", id: patientId }, patientId };
    return { result: undefined, event: fields.length === 0 ? [] : { ...event, detail: { fields } } };
  });
}

/** Names of what changed, for the log; never the content. */
function changedFields(before: PatientRow, after: Partial<PatientRow>): string[] {
  const told: Partial<Record<keyof PatientRow, string>> = { bsnFingerprint: "bsn", leftAt: "left" };
  const hidden: (keyof PatientRow)[] = ["bsnSealed", "sortName"];
  return (Object.keys(before) as (keyof PatientRow)[])
    .filter((key) => key in after && !hidden.includes(key))
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => told[key] ?? key);
}
