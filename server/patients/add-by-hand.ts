import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { addInTransaction } from "./add-patient.ts";
import type { AddByHandInput, SavedByHand } from "./contract.ts";
import { alikeEvent, alikePatients, bsnFingerprint, factColumns, givenBsn, listed, lockPatients } from "./scope.ts";

/**
 * Adds a patient, unless somebody who could be the same person was not yet compared: then nothing is stored and they are
 * returned. Two who add the same patient at once take turns, so the second sees the first.
 * @throws INVALID for an invalid BSN, CONFLICT when another patient here has this BSN or record number.
 */
export function addByHand(access: Access<"patient.add">, input: AddByHandInput): Promise<SavedByHand> {
  const { organizationId } = access;
  const now = new Date();
  const facts = factColumns(input, now);
  const bsn = givenBsn(input.bsn);
  const fingerprint = bsn === null ? null : bsnFingerprint(organizationId, bsn);
  return change<SavedByHand>(access, async (tx) => {
    await lockPatients(tx, organizationId);
    const person = { ...facts, bsnFingerprint: fingerprint };
    const alike = await alikePatients(tx, organizationId, person, input.notSameAs ?? []);
    if (alike.length > 0) {
      const shown = alike.map((row) => listed(row, now));
      return { result: { patientId: null, alike: shown }, event: alikeEvent(organizationId, alike) };
    }
    const { result, event } = await addInTransaction(tx, access, input, "by-hand");
    return { result: { ...result, alike: null }, event };
  });
}
