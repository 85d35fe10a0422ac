import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { patient } from "#db/schema/patients.ts";
import type { PatientSource } from "#db/terms/patients.ts";
import type { Access } from "#server/access/access.ts";
import { type Changed, change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { AddPatientInput } from "./contract.ts";
import { assertOnlyOne, bsnFingerprint, factColumns, givenBsn, sealedBsn, writeWords } from "./scope.ts";

/**
 * Adds a patient to this organization; from then on their data is accepted.
 * @throws INVALID for an invalid BSN, CONFLICT when another patient here has this BSN or record number.
 */
export async function addPatient(
  access: Access<"patient.add">,
  input: AddPatientInput,
  source: PatientSource = "by-hand",
): Promise<{ patientId: string }> {
  return change(access, (tx) => addInTransaction(tx, access, input, source));
}

/** Adds a patient inside the transaction of another verb, with the line for the log. */
export async function addInTransaction(
  tx: Transaction,
  { organizationId, actor }: Access<"patient.add">,
  input: AddPatientInput,
  source: PatientSource,
): Promise<Changed<{ patientId: string }>> {
  const patientId = uuidv7();
  const addedAt = new Date();
  const facts = factColumns(input, addedAt);
  const bsn = givenBsn(input.bsn);
  const given = bsn === null ? null : bsnFingerprint(organizationId, bsn);
  await assertOnlyOne(tx, organizationId, {
    bsnFingerprint: given,
    recordNumber: facts.recordNumber,
    own: null,
  });
  const added = await tx
    .insert(patient)
    .values({
      organizationId,
      patientId,
      ...facts,
      ...(bsn === null ? {} : sealedBsn(organizationId, patientId, bsn)),
      source,
      addedBy: actor.kind === "person" ? actor.personId : null,
      addedAt,
    })
    .onConflictDoNothing()
    .returning({ patientId: patient.patientId });
  // A concurrent request added them first.
  if (added.length === 0) throw new DomainError("CONFLICT", "patient.added-just-now");
  await writeWords(tx, organizationId, patientId, facts);
  return {
    result: { patientId },
    event: {
      event: "patient.added",
      object: { type: "patient", id: patientId },
      patientId,
      detail: { source, hasBsn: bsn !== null },
    },
  };
}
