import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { patient } from "#db/schema/patients.ts";
import { person } from "#db/schema/people.ts";
import { review } from "#db/schema/reviews.ts";
import { listedPatient } from "#db/terms/patient-names.ts";
import type { Access } from "#server/access/access.ts";
import { hasNamesakeJoined } from "#server/access/has-namesake.ts";
import { look } from "#server/access/look.ts";
import { recordReading } from "#server/access/record-reading.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import {
  type ToTakeOverInput,
  type ToTakeOverPage,
  toTakeOverCountMax,
  toTakeOverPageSize,
} from "./take-over-contract.ts";

/** What was concluded and not yet marked as taken over in the HIS, oldest first. Showing names is logged, once per sitting. */
export async function listToTakeOver(
  access: Access<"review.take-over">,
  { after }: ToTakeOverInput,
): Promise<ToTakeOverPage> {
  const { organizationId } = access;
  const { patientId, gender, birthDate, recordNumber, leftAt, familyName, namePrefix, givenName, initials } = patient;
  const name = { familyName, namePrefix, givenName, initials };
  const found = await look(access, (tx) =>
    tx
      .select({
        reviewId: review.reviewId,
        conclusion: review.conclusion,
        adjusts: review.adjusts,
        reviewedAt: review.reviewedAt,
        reviewedByName: person.name,
        hasNamesake: hasNamesakeJoined(),
        patient: { patientId, ...name, gender, birthDate, recordNumber, leftAt },
      })
      .from(review)
      .innerJoin(patient, and(eq(patient.organizationId, organizationId), eq(patient.patientId, review.patientId)))
      .leftJoin(person, eq(person.personId, review.reviewedBy))
      .where(
        and(
          eq(review.organizationId, organizationId),
          isNull(review.takenOverAt),
          isNull(review.undoneAt),
          after &&
            sql`(${review.reviewedAt}, ${review.reviewId}) > (${after.reviewedAt}::timestamptz, ${after.reviewId}::uuid)`,
        ),
      )
      .orderBy(asc(review.reviewedAt), asc(review.reviewId))
      .limit(toTakeOverPageSize + 1),
  );
  const today = dutchDay(new Date());
  const rows = found.slice(0, toTakeOverPageSize).map(({ hasNamesake, ...row }) => ({
    ...row,
    patient: { ...listedPatient(row.patient, today), hasNamesake },
  }));
  const patientIds = rows.map((row) => row.patient.patientId);
  if (rows.length > 0) await recordReading(access, { event: "patient.listed", screen: "to-take-over", patientIds });
  const last = found.length > toTakeOverPageSize ? rows.at(-1) : undefined;
  const nextAfter = last ? { reviewedAt: last.reviewedAt.toISOString(), reviewId: last.reviewId } : null;
  return { rows, nextAfter };
}

/** How many there are, for the tab: up to the maximum, and one more when there are more. */
export async function countToTakeOver(access: Access<"review.take-over">): Promise<number> {
  const [row] = await look(
    access,
    (_, raw) => raw<{ count: number }[]>`
      select count(*)::int as count from (select from review where organization_id = ${access.organizationId}
        and taken_over_at is null and undone_at is null limit ${toTakeOverCountMax + 1}) left_open`,
  );
  return row?.count ?? 0;
}
