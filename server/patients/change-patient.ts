import { and, eq } from "drizzle-orm";
import { patient } from "#db/schema/patients.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { ChangePatientInput, SavedByHand } from "./contract.ts";
import {
  alikeEvent,
  alikePatients,
  assertOnlyOne,
  bsnFingerprint,
  factColumns,
  givenBsn,
  listed,
  lockPatients,
  type PatientRow,
  patientInScope,
  sealedBsn,
  writeWords,
} from "./scope.ts";

/**
 * Changes the facts about a patient, including contact notes and leaving. For a patient who left nothing more is
 * accepted; everything stays readable. Nothing is stored when the new name, birth date or number could be of somebody else who was not
 * yet compared: they are returned.
 * @throws NOT_FOUND, INVALID for an invalid BSN, CONFLICT when another patient here has this BSN or record number.
 */
export async function changePatient(access: Access<"patient.change">, input: ChangePatientInput): Promise<SavedByHand> {
  const { organizationId } = access;
  const { patientId } = input;
  const now = new Date();
  const facts = factColumns(input, now);
  const bsn = givenBsn(input.bsn);
  return change<SavedByHand>(access, async (tx) => {
    await lockPatients(tx, organizationId);
    const before = await patientInScope(tx, access, patientId, "update");
    const given = bsn === null ? null : bsnFingerprint(organizationId, bsn);
    if (isAnotherPerson(before, facts)) {
      const person = { ...facts, bsnFingerprint: given ?? before.bsnFingerprint };
      const alike = await alikePatients(tx, organizationId, person, [patientId, ...(input.notSameAs ?? [])]);
      if (alike.length > 0) {
        const shown = alike.map((row) => listed(row, now));
        return { result: { patientId: null, alike: shown }, event: alikeEvent(organizationId, alike) };
      }
    }
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
    return { result: { patientId, alike: null }, event: fields.length === 0 ? [] : { ...event, detail: { fields } } };
  });
}

/** Whether what tells people apart was changed; a telephone or a preference asks nothing. */
function isAnotherPerson(before: PatientRow, facts: ReturnType<typeof factColumns>): boolean {
  const { sortName, birthDate, recordNumber } = facts;
  return before.sortName !== sortName || before.birthDate !== birthDate || before.recordNumber !== recordNumber;
}

/** Names of the changed fields, for the log; never their content. */
function changedFields(before: PatientRow, after: Partial<PatientRow>): string[] {
  const told: Partial<Record<keyof PatientRow, string>> = { bsnFingerprint: "bsn", leftAt: "left" };
  const hidden: (keyof PatientRow)[] = ["bsnSealed", "sortName"];
  return (Object.keys(before) as (keyof PatientRow)[])
    .filter((key) => key in after && !hidden.includes(key))
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => told[key] ?? key);
}
