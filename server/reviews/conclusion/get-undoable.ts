import { and, desc, eq, gte, isNotNull, isNull } from "drizzle-orm";
import { message } from "#db/schema/messages.ts";
import { patient } from "#db/schema/patients.ts";
import { review } from "#db/schema/reviews.ts";
import { fullName } from "#db/terms/patient-names.ts";
import { undoSecondsMax } from "#db/terms/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { hasNamesakeJoined } from "#server/access/has-namesake.ts";
import { look } from "#server/access/look.ts";
import { personActing } from "#server/access/person-acting.ts";
import { undoUntil } from "#server/reviews/round/rules.ts";
import type { Undoable } from "./take-over-contract.ts";

/** The latest own conclusion while it can be undone, so that a reload still offers it; null: there is none. */
export async function getUndoable(access: Access<"review.list">, now = new Date()): Promise<Undoable | null> {
  const { organizationId } = access;
  const [row] = await look(access, (tx) =>
    tx
      .select({ review, patient, fetchedAt: message.fetchedAt, hasNamesake: hasNamesakeJoined() })
      .from(review)
      .innerJoin(patient, and(eq(patient.organizationId, organizationId), eq(patient.patientId, review.patientId)))
      .leftJoin(
        message,
        and(
          eq(message.organizationId, organizationId),
          eq(message.patientId, review.patientId),
          eq(message.origin, "review"),
          eq(message.originId, review.reviewId),
          isNotNull(message.fetchedAt),
        ),
      )
      .where(
        and(
          eq(review.organizationId, organizationId),
          eq(review.reviewedBy, personActing(access).personId),
          gte(review.reviewedAt, new Date(now.getTime() - undoSecondsMax * 1000)),
          isNull(review.undoneAt),
        ),
      )
      .orderBy(desc(review.reviewedAt))
      .limit(1),
  );
  const until = row && row.fetchedAt === null ? undoUntil(row.review, now) : null;
  if (!row || until === null) return null;
  const { reviewId, conclusion } = row.review;
  const { patientId, birthDate, recordNumber } = row.patient;
  return {
    reviewId,
    conclusion,
    until,
    patient: { patientId, fullName: fullName(row.patient), birthDate, recordNumber, hasNamesake: row.hasNamesake },
  };
}
