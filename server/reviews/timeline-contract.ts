import { z } from "zod";
import type { RuleName } from "#db/terms/measurement-rules.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { ReviewConclusion } from "#db/terms/reviews.ts";
import type { AlarmCondition } from "#server/measurements/contract.ts";
import type { RuleFacts } from "#server/measurements/series-contract.ts";

/** A page of the timeline, newest first; `before` is the moment and id of the last entry of the page above. */
export const TimelineInput = z.object({
  patientId: z.uuid(),
  before: z.object({ at: z.iso.datetime(), id: z.uuid() }).optional(),
  /** Only what fell within this period of measuring, and a week around it. */
  protocolId: z.uuid().optional(),
});
export type TimelineInput = z.infer<typeof TimelineInput>;

/** What one delivery brought of one kind, for a timeline. */
export type DeliveryGroup = {
  kind: MeasurementKind;
  count: number;
  /** Not counted: impossible, or set aside by a person. */
  setAsideCount: number;
  /** Entered in error, says the sender. */
  withdrawnCount: number;
  /** Beyond what the meter can read. */
  boundCount: number;
  /** Of counted values; with one of them that value itself. */
  average: number | null;
  averageSecond: number | null;
  lowest: number | null;
  highest: number | null;
  comments: string[];
};

type AgreedAlarm = { measurementKind: MeasurementKind; condition: AlarmCondition; receiverName: string | null };
type TimelineFigures = {
  value: number | null;
  second: number | null;
  sign: string | null;
  secondSign: string | null;
};
type TimelineValue = { measurementKind: MeasurementKind } & TimelineFigures;

/** A moment in what a patient shared and the practice did. Content stays with its owner: an entry names and counts. */
export type TimelineEntry = { id: string; at: Date } & TimelineFacts;
export type TimelineFacts =
  | {
      kind: "measurements";
      gatewayName: string | null;
      pgoName: string | null;
      newCount: number;
      groups: DeliveryGroup[];
      isReviewed: boolean;
    }
  | { kind: "response"; title: string; score: number | null; attention: number; isReviewed: boolean }
  | { kind: "questionnaire-sent"; title: string; byName: string | null; state: string }
  | ({ kind: "recorded" } & TimelineValue)
  | { kind: "protocol"; protocolKind: string; startsOn: string; endsOn: string; byName: string | null }
  | { kind: "protocol-ended"; startsOn: string; endsOn: string; reason: string | null }
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
  | {
      kind: "rule-set" | "rule-ended";
      rule: RuleName;
      values: RuleFacts["values"];
      reason: string;
      byName: string | null;
    }
  | ({ kind: "alarm-agreed" | "alarm-ended"; reason: string; byName: string | null } & AgreedAlarm)
  | ({
      kind: "alarm";
      acknowledgedByName: string | null;
      isAcknowledged: boolean;
    } & AgreedAlarm &
      TimelineFigures)
  | ({ kind: "set-aside" | "taken-back"; reason: string | null; byName: string | null } & TimelineValue)
  | { kind: "task"; text: string; byName: string | null; ownerName: string | null; dueOn: string; isDone: boolean };
export type Timeline = { entries: TimelineEntry[]; nextBefore: { at: string; id: string } | null };
