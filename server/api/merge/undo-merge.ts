import { and, eq } from "drizzle-orm";
import { patient, patientMerge } from "#db/schema/patients.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import type { UndoMergeInput } from "#server/patients/contract.ts";
import { patientInScope } from "#server/patients/scope.ts";
import { followers, movedTables } from "./moved-tables.ts";
import { reopenAlarms } from "./reopen-alarms.ts";
import { factsToPutBack, undoMergeUntil } from "./rules.ts";
import { lockBoth, type MergeScope, settle } from "./scope.ts";
import { writeFacts } from "./write-facts.ts";

type Merge = typeof patientMerge.$inferSelect;

/**
 * Makes two patients of one again: what moved goes back, with what was made of it since; what came for the surviving patient since stays.
 * What a colleague reviewed as one waits in the round again, and an alarm that it handled is open again, under whom it belongs to.
 * @throws NOT_FOUND, CONFLICT when it was undone, is too long ago, or the surviving patient was merged since.
 */
export function undoMerge(
  access: Access<"patient.merge">,
  { mergeId }: UndoMergeInput,
): Promise<{ patientId: string }> {
  const { organizationId } = access;
  const undoneBy = personActing(access).personId;
  const now = new Date();
  const own = and(eq(patientMerge.organizationId, organizationId), eq(patientMerge.mergeId, mergeId));
  return change(access, async (tx, raw) => {
    const [merge] = await tx.select().from(patientMerge).where(own).for("update");
    if (!merge) throw new DomainError("NOT_FOUND", "patient.not-found");
    const { survivingId, mergedId: otherId } = merge;
    const scope = { tx, raw, organizationId, survivingId, otherId };
    await lockBoth(scope);
    const surviving = await patientInScope(tx, access, survivingId, "update");
    await patientInScope(tx, access, otherId, "update");
    if (merge.undoneAt !== null || undoMergeUntil(merge.mergedAt, now) === null) {
      throw new DomainError("CONFLICT", "patient.merge-undo-too-late");
    }
    if (surviving.mergedInto !== null) throw new DomainError("CONFLICT", "patient.merge-undo-later-first");
    const reopened = await moveBack(scope, merge, now);
    const isBsnOfOther = merge.bsnFingerprint !== null && surviving.bsnFingerprint === merge.bsnFingerprint;
    const row = (id: string) => and(eq(patient.organizationId, organizationId), eq(patient.patientId, id));
    if (isBsnOfOther) {
      await tx.update(patient).set({ bsnSealed: null, bsnFingerprint: null }).where(row(survivingId));
    }
    const bsn = isBsnOfOther ? { bsnFingerprint: merge.bsnFingerprint } : {};
    await tx
      .update(patient)
      .set({ mergedInto: null, openTo: surviving.openTo, ...bsn })
      .where(row(otherId));
    // What went into a record that was closed since comes out of it as closed, to the same people; else each has its own.
    if (surviving.openTo !== "team") {
      await raw`insert into patient_treater (organization_id, patient_id, part, person_id, named_by, named_at)
        select organization_id, ${otherId}::uuid, part, person_id, named_by, named_at from patient_treater
        where organization_id = ${organizationId} and patient_id = ${survivingId} on conflict do nothing`;
    }
    await writeFacts(scope, factsToPutBack(merge.facts, surviving), "before");
    await tx.update(patientMerge).set({ undoneAt: now, undoneBy }).where(own);
    const lines = await settle(scope, [survivingId, otherId], now);
    const event = "patient.merge-undone" as const;
    const line = (id: string, from: string) => ({
      event,
      object: { type: "patient", id },
      patientId: id,
      detail: { from, mergeId },
    });
    return {
      result: { patientId: survivingId },
      event: [line(survivingId, otherId), line(otherId, survivingId), ...reopened, ...lines],
    };
  });
}

/** @returns the lines about what is open again. */
async function moveBack(scope: MergeScope, merge: Merge, now: Date): Promise<AuditLine[]> {
  const { raw, organizationId, survivingId, otherId } = scope;
  const { mergeId, bsnFingerprint, mergedAt } = merge;
  const since = mergedAt.toISOString();
  const moved = (table: string) => raw`select m.row_id from patient_moved m
    where m.organization_id = ${organizationId} and m.merge_id = ${mergeId} and m.table_name = ${table}`;
  const add = (table: string, key: string, where: ReturnType<typeof moved>) => raw`
    insert into patient_moved (organization_id, merge_id, table_name, row_id)
    select ${organizationId}::uuid, ${mergeId}::uuid, ${table}::text, t.${raw(key)} from ${raw(table)} t
    where t.organization_id = ${organizationId} and t.patient_id = ${survivingId} and ${where} on conflict do nothing`;
  // A delivery names its patient by BSN: what came under the other's is the other's.
  if (bsnFingerprint !== null) {
    await add("delivery", "delivery_id", raw`t.received_at > ${since}::timestamptz`);
  }
  for (const { table, column, parent } of followers) {
    const key = movedTables.find((one) => one.table === table)?.key;
    if (key) await add(table, key, raw`t.${raw(column)} in (${moved(parent)})`);
  }
  // What a conclusion about the surviving patient closed waits again, with whom it was handed to.
  for (const { table, key } of movedTables.filter((one) => one.closedByReview)) {
    await raw`update ${raw(table)} set review_id = null where organization_id = ${organizationId}
      and patient_id = ${survivingId} and ${raw(key)} in (${moved(table)}) and review_id not in (${moved("review")})`;
  }
  const reopened = await reopenAlarms(scope, mergeId, now);
  await raw`update measurement_key set patient_id = ${otherId} where organization_id = ${organizationId}
    and patient_id = ${survivingId} and measurement_id in (${moved("measurement")})`;
  for (const { table, key } of movedTables) {
    // A draft is one row a person: what was written since is about the surviving patient.
    const older = table === "review_draft" ? raw`and kept_at <= ${since}::timestamptz` : raw``;
    await raw`update ${raw(table)} set patient_id = ${otherId} where organization_id = ${organizationId}
      and patient_id = ${survivingId} and ${raw(key)} in (${moved(table)}) ${older}`;
  }
  await raw`update patient set merged_into = ${otherId} where organization_id = ${organizationId}
    and merged_into = ${survivingId} and patient_id in (${moved("patient")})`;
  return reopened;
}
