import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { patient } from "#db/schema/patients.ts";
import { membership } from "#db/schema/people.ts";
import { review, reviewDraft, reviewItem, reviewPlan, reviewWaiting } from "#db/schema/reviews.ts";
import { ageOn, formalName, fullName } from "#db/terms/patient-names.ts";
import { attentionRanks } from "#db/terms/reviews.ts";
import type { Access } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import { personActing } from "#server/access/person-acting.ts";
import { dutchDay } from "#server/calendar/dutch-days.ts";
import { DomainError } from "#server/errors.ts";
import { enqueue } from "#server/jobs/queue.ts";
import type { ListedPatient } from "#server/patients/contract.ts";
import type { Draft, KeepDraftInput } from "./draft-contract.ts";
import { usualRoundTimes } from "./rules.ts";

export type WaitingRow = typeof reviewWaiting.$inferSelect;

/** Columns of a patient that a list of reviews shows. */
export const patientColumns = {
  patientId: patient.patientId,
  familyName: patient.familyName,
  namePrefix: patient.namePrefix,
  givenName: patient.givenName,
  initials: patient.initials,
  gender: patient.gender,
  birthDate: patient.birthDate,
  recordNumber: patient.recordNumber,
  leftAt: patient.leftAt,
};

export function listedPatient(
  row: Pick<typeof patient.$inferSelect, keyof typeof patientColumns>,
  now: Date,
): ListedPatient {
  const { patientId, gender, birthDate, recordNumber, leftAt } = row;
  const ageYears = ageOn(birthDate, dutchDay(now));
  const names = { fullName: fullName(row), formalName: formalName(row) };
  return { patientId, ...names, gender, birthDate, ageYears, recordNumber, leftAt };
}

/** Refuses for a patient of nobody here. */
export async function assertPatient(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  patientId: string,
): Promise<void> {
  const [found] = await tx
    .select({ patientId: patient.patientId })
    .from(patient)
    .where(and(eq(patient.organizationId, organizationId), eq(patient.patientId, patientId)));
  if (!found) throw new DomainError("NOT_FOUND", "patient.not-found");
}

/**
 * What waits of one patient, held until this transaction ends: an arrival of this patient waits for us, and two people who conclude
 * do so one after the other. Null: nothing waits.
 */
export async function waitingLocked(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  patientId: string,
): Promise<WaitingRow | null> {
  const [row] = await tx
    .select()
    .from(reviewWaiting)
    .where(and(eq(reviewWaiting.organizationId, organizationId), eq(reviewWaiting.patientId, patientId)))
    .for("update");
  return row ?? null;
}

/** Items of one patient that nobody reviewed yet, oldest first. */
export function openItems(tx: Transaction, { organizationId }: Access<Permission>, patientId: string) {
  return tx
    .select({ itemId: reviewItem.itemId, arrivedAt: reviewItem.arrivedAt, kind: reviewItem.kind })
    .from(reviewItem)
    .where(
      and(
        eq(reviewItem.organizationId, organizationId),
        eq(reviewItem.patientId, patientId),
        isNull(reviewItem.reviewId),
      ),
    )
    .orderBy(asc(reviewItem.arrivedAt), asc(reviewItem.itemId));
}

/** Like `waitingLocked`, and makes the row when there is none, so that an arrival in the same instant waits for us too. */
export async function holdWaiting(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  patientId: string,
): Promise<void> {
  const now = new Date();
  await tx
    .insert(reviewWaiting)
    .values({
      organizationId,
      patientId,
      waitingSince: now,
      latestAt: now,
      attention: attentionRanks.unknown,
      reasons: [{ reason: "not-assessed" }],
      isAssessmentDue: true,
      isNormal: false,
    })
    .onConflictDoUpdate({
      target: [reviewWaiting.organizationId, reviewWaiting.patientId],
      set: { isAssessmentDue: true },
    });
}

/**
 * Makes the row of the round true again after items were closed or opened, under its lock: it is gone when nothing is open, and else
 * waits since the oldest and is due for the worker. How the series of this patient stand is found out again as well, also when he no
 * longer waits: what was just reviewed is no longer a finding. Says how many items are open.
 */
export async function settleWaiting(tx: Transaction, access: Access<Permission>, patientId: string): Promise<number> {
  const { organizationId } = access;
  const own = and(eq(reviewWaiting.organizationId, organizationId), eq(reviewWaiting.patientId, patientId));
  const open = await openItems(tx, access, patientId);
  const job = { organizationId, patientId };
  await enqueue(tx, "measurements.judge-patient", job, { key: `${organizationId} ${patientId}` });
  const [oldest] = open;
  const newest = open.at(-1);
  if (!oldest || !newest) {
    await tx.delete(reviewWaiting).where(own);
    return 0;
  }
  const times = { waitingSince: oldest.arrivedAt, latestAt: newest.arrivedAt, isAssessmentDue: true };
  await tx.update(reviewWaiting).set(times).where(own);
  return open.length;
}

/** Marks items as covered by a review; only those that are this patient's and still open. Says how many. */
export async function closeItems(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  { patientId, itemIds, reviewId }: { patientId: string; itemIds: string[]; reviewId: string },
): Promise<number> {
  const closed = await tx
    .update(reviewItem)
    .set({ reviewId })
    .where(
      and(
        eq(reviewItem.organizationId, organizationId),
        eq(reviewItem.patientId, patientId),
        inArray(reviewItem.itemId, itemIds),
        isNull(reviewItem.reviewId),
      ),
    )
    .returning({ itemId: reviewItem.itemId });
  return closed.length;
}

/** A review of this organization, held until this transaction ends; NOT_FOUND otherwise. */
export async function reviewLocked(tx: Transaction, { organizationId }: Access<Permission>, reviewId: string) {
  const [row] = await tx
    .select()
    .from(review)
    .where(and(eq(review.organizationId, organizationId), eq(review.reviewId, reviewId)))
    .for("update");
  if (!row) throw new DomainError("NOT_FOUND", "review.not-found");
  return row;
}

/** The times of the rounds as this practice plans them. */
export async function roundTimes(tx: Transaction, { organizationId }: Access<Permission>): Promise<readonly string[]> {
  const [plan] = await tx
    .select({ times: reviewPlan.times })
    .from(reviewPlan)
    .where(eq(reviewPlan.organizationId, organizationId));
  return plan && plan.times.length > 0 ? plan.times : usualRoundTimes;
}

/** A task goes to somebody who works here now. */
export async function assertColleague(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  personId: string | null,
): Promise<void> {
  if (personId === null) return;
  const [found] = await tx
    .select({ personId: membership.personId })
    .from(membership)
    .where(
      and(
        eq(membership.organizationId, organizationId),
        eq(membership.personId, personId),
        isNull(membership.endedAt),
        // Names of patients are only for who may see them; so is a task about one.
        sql`${membership.roles} && array['general-practitioner','practice-nurse','practice-assistant','pharmacist']::text[]`,
      ),
    );
  if (!found) throw new DomainError("INVALID", "review.no-such-colleague");
}

/** Writes the draft of whoever acts, or takes it away when nothing is written any more. When it was kept; null: there is none. */
export async function writeDraft(
  tx: Transaction,
  access: Access<"review.conclude">,
  { patientId, itemIds, note, reply, task }: KeepDraftInput,
): Promise<Date | null> {
  if (!note.trim() && !reply.trim() && !task?.text.trim()) {
    await dropDraft(tx, access, patientId);
    return null;
  }
  const { personId } = personActing(access);
  const keptAt = new Date();
  const written = { note, reply, task, itemIds, keptAt };
  await tx
    .insert(reviewDraft)
    .values({ organizationId: access.organizationId, patientId, personId, ...written })
    .onConflictDoUpdate({
      target: [reviewDraft.organizationId, reviewDraft.patientId, reviewDraft.personId],
      set: written,
    });
  return keptAt;
}

export async function dropDraft(tx: Transaction, access: Access<Permission>, patientId: string): Promise<void> {
  await tx.delete(reviewDraft).where(ofActor(access, patientId));
}

/** What whoever acts was writing about these items; text about what was reviewed meanwhile does not come back beside other values. */
export async function draftOf(
  tx: Transaction,
  access: Access<Permission>,
  patientId: string,
  openItemIds: ReadonlySet<string>,
): Promise<Draft | null> {
  const [found] = await tx.select().from(reviewDraft).where(ofActor(access, patientId));
  if (!found?.itemIds.every((itemId) => openItemIds.has(itemId))) return null;
  const { note, reply, task, keptAt } = found;
  return { note, reply, task, keptAt };
}

function ofActor(access: Access<Permission>, patientId: string) {
  return and(
    eq(reviewDraft.organizationId, access.organizationId),
    eq(reviewDraft.patientId, patientId),
    eq(reviewDraft.personId, personActing(access).personId),
  );
}
