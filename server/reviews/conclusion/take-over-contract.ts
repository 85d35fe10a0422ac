import { z } from "zod";
import type { ReviewAdjustment, ReviewConclusion } from "#db/terms/reviews.ts";
import { Moment } from "#server/calendar/contract.ts";
import type { ListedPatient, ToldPatient } from "#server/patients/contract.ts";

/** Conclusions per page of the list. */
export const toTakeOverPageSize = 25;

/** Counting stops here: "more than 500". */
export const toTakeOverCountMax = 500;

/** The last conclusion of the previous page. */
export const TakeOverCursor = z.object({ reviewedAt: Moment, reviewId: z.uuid() });
export type TakeOverCursor = z.infer<typeof TakeOverCursor>;

export const ToTakeOverInput = z.object({ after: TakeOverCursor.optional() });
export type ToTakeOverInput = z.infer<typeof ToTakeOverInput>;

/** The SOEP text of one conclusion; without `reviewId` of the latest. */
export const SoepInput = z.object({ patientId: z.uuid(), reviewId: z.uuid().optional() });

export type ToTakeOver = {
  reviewId: string;
  patient: ListedPatient;
  conclusion: ReviewConclusion;
  adjusts: ReviewAdjustment | null;
  reviewedAt: Date;
  reviewedByName: string | null;
};

/** Concluded and not yet in the HIS, oldest first. */
export type ToTakeOverPage = { rows: ToTakeOver[]; nextAfter: TakeOverCursor | null };

/** The latest own conclusion that can still be undone. */
export type Undoable = {
  reviewId: string;
  patient: ToldPatient;
  conclusion: ReviewConclusion;
  until: Date;
};
