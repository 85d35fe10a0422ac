import { v7 as uuidv7 } from "uuid";
import { patient } from "#db/schema/patients.ts";
import type { PatientSource } from "#db/terms/patients.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { AddPatientInput } from "./contract.ts";
import { assertOnlyOne, bsnFingerprint, factColumns, givenBsn, sealedBsn, writeWords } from "./scope.ts";

/**
 * A patient that this organization knows; from then on what he shares is received.
 * @throws INVALID for a wrong BSN, CONFLICT when somebody here has this BSN or record number already.
 */
export async function addPatient(
  access: Access<"patient.add">,
  input: AddPatientInput,
  source: PatientSource = "by-hand",
): Promise<{ patientId: string }> {
  const { organizationId, actor } = access;
  const patientId = uuidv7();
  const addedAt = new Date();
  const facts = factColumns(input, addedAt);
  const bsn = givenBsn(input.bsn);
  return change(access, async (tx) => {
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
    // Somebody added him in the same instant.
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
  });
}
