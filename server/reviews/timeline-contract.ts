import { z } from "zod";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { ReviewConclusion } from "#db/terms/reviews.ts";

/** A page of the timeline, newest first; `before` is the moment and id of the last entry of the page above. */
export const TimelineInput = z.object({
  patientId: z.uuid(),
  before: z.object({ at: z.iso.datetime(), id: z.uuid() }).optional(),
  /** Only what fell within this period of measuring, and a week around it. */
  protocolId: z.uuid().optional(),
});
export type TimelineInput = z.infer<typeof TimelineInput>;

/** A moment in what a patient shared and the practice did. Content stays with its owner: an entry names and counts. */
export type TimelineEntry = { id: string; at: Date } & TimelineFacts;
export type TimelineFacts =
  | {
      kind: "measurements";
      gatewayName: string | null;
      pgoName: string | null;
      newCount: number;
      isReviewed: boolean;
    }
  | { kind: "response"; title: string; score: number | null; attention: number; isReviewed: boolean }
  | { kind: "questionnaire-sent"; title: string; byName: string | null; state: string }
  | { kind: "recorded"; measurementKind: MeasurementKind; value: number | null; second: number | null }
  | { kind: "protocol"; protocolKind: string; startsOn: string; endsOn: string; byName: string | null }
  | {
      kind: "review";
      conclusion: ReviewConclusion;
      note: string | null;
      itemCount: number;
      byName: string | null;
      isTakenOver: boolean;
      isUndone: boolean;
    }
  | { kind: "reply"; body: string; byName: string | null; isFetched: boolean; isWithdrawn: boolean }
  | { kind: "task"; text: string; byName: string | null; ownerName: string | null; dueOn: string; isDone: boolean };
export type Timeline = { entries: TimelineEntry[]; nextBefore: { at: string; id: string } | null };
