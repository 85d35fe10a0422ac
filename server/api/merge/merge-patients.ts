import { and, eq } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import { patient, patientMerge } from "#db/schema/patients.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { unseal } from "#server/access/seal.ts";
import { DomainError } from "#server/errors.ts";
import type { MergeInput } from "#server/patients/contract.ts";
import { type PatientRow, patientInScope, sealedBsn } from "#server/patients/scope.ts";
import { movedTables } from "./moved-tables.ts";
import { haveTwoProtocols } from "./preview-merge.ts";
import { factsToWrite, obstacleOf } from "./rules.ts";
import { lockBoth, type MergeScope, settle, valuesOfBoth } from "./scope.ts";
import { writeFacts } from "./write-facts.ts";

/**
 * Makes one patient of two, in one transaction: everything of the other moves, and its row stays as a name and a number by which the
 * surviving patient is found. What moved is kept by id, so that it can be undone (undo-merge.ts).
 * @throws NOT_FOUND, CONFLICT when something stands in the way (`obstacleOf`); then nothing is written.
 */
export function mergePatients(access: Access<"patient.merge">, input: MergeInput): Promise<{ mergeId: string }> {
  const { organizationId } = access;
  const { patientId: survivingId, otherId } = input;
  const mergedBy = personActing(access).personId;
  const now = new Date();
  const mergeId = uuidv7();
  return change(access, async (tx, raw) => {
    const scope = { tx, raw, organizationId, survivingId, otherId };
    await lockBoth(scope);
    const surviving = await patientInScope(tx, access, survivingId, "update");
    const other = await patientInScope(tx, access, otherId, "update");
    const obstacle = obstacleOf(surviving, other, await haveTwoProtocols(scope));
    if (obstacle) throw new DomainError("CONFLICT", `patient.merge-${obstacle}`);
    const facts = factsToWrite(surviving, other, input.take);
    const { bsnFingerprint } = other;
    await tx.insert(patientMerge).values({
      organizationId,
      mergeId,
      survivingId,
      mergedId: otherId,
      facts,
      bsnFingerprint,
      mergedBy,
      mergedAt: now,
    });
    await moveRows(scope, mergeId);
    await moveBsn(scope, other);
    await tx
      .update(patient)
      .set({ mergedInto: survivingId })
      .where(and(eq(patient.organizationId, organizationId), eq(patient.patientId, otherId)));
    await writeFacts(scope, facts, "after");
    const lines = await settle(scope, [survivingId], now);
    const event = "patient.merged" as const;
    const line = (id: string, detail: Record<string, string>) => ({
      event,
      object: { type: "patient", id },
      patientId: id,
      detail: { ...detail, mergeId },
    });
    return {
      result: { mergeId },
      event: [line(survivingId, { with: otherId }), line(otherId, { into: survivingId }), ...lines],
    };
  });
}

async function moveRows(scope: MergeScope, mergeId: string): Promise<void> {
  const { raw, organizationId, survivingId, otherId } = scope;
  const twice = await valuesOfBoth(scope);
  for (const { table, key } of movedTables) {
    await raw`with moved as (
        update ${raw(table)} t set patient_id = ${survivingId} where t.organization_id = ${organizationId}
          and t.patient_id = ${otherId} ${staying(scope, table, twice)} returning t.${raw(key)})
      insert into patient_moved (organization_id, merge_id, table_name, row_id)
      select ${organizationId}::uuid, ${mergeId}::uuid, ${table}::text, ${raw(key)} from moved`;
  }
  await raw`update measurement_key set patient_id = ${survivingId} where organization_id = ${organizationId}
    and patient_id = ${otherId} and measurement_id <> all(${twice}::uuid[])`;
  // Who was merged into the other before is found under the one who remains now.
  await raw`with moved as (
      update patient set merged_into = ${survivingId} where organization_id = ${organizationId}
        and merged_into = ${otherId} returning patient_id)
    insert into patient_moved (organization_id, merge_id, table_name, row_id)
    select ${organizationId}::uuid, ${mergeId}::uuid, 'patient', patient_id from moved`;
}

/** Rows that both would have: the surviving patient's stands, the other's waits where it is. */
function staying({ raw, organizationId, survivingId }: MergeScope, table: string, twice: string[]) {
  const both = (rest: ReturnType<TransactionSql>) =>
    raw`and not exists (select from ${raw(table)} s where s.organization_id = ${organizationId}
      and s.patient_id = ${survivingId} and ${rest})`;
  switch (table) {
    case "measurement":
    case "measurement_set_aside":
      return raw`and t.measurement_id <> all(${twice}::uuid[])`;
    case "review_item":
      return both(raw`s.measurement_kind = t.measurement_kind and s.silent_since = t.silent_since`);
    case "review_draft":
      return both(raw`s.person_id = t.person_id`);
    default:
      return raw``;
  }
}

/** The BSN is sealed for its patient, so it is sealed anew; the other keeps its own, unfindable, until it is undone. */
async function moveBsn({ tx, organizationId, survivingId, otherId }: MergeScope, other: PatientRow): Promise<void> {
  if (other.bsnSealed === null || other.bsnFingerprint === null) return;
  const bsn = unseal("bsn", `${organizationId} ${otherId}`, other.bsnSealed);
  if (bsn === null) return;
  const row = (id: string) => and(eq(patient.organizationId, organizationId), eq(patient.patientId, id));
  await tx.update(patient).set({ bsnFingerprint: null }).where(row(otherId));
  await tx
    .update(patient)
    .set(sealedBsn(organizationId, survivingId, bsn))
    .where(row(survivingId));
}
