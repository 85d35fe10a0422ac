import { z } from "zod";
import type { AlarmOutcome } from "#db/terms/measurement-alarms.ts";
import type { RuleName } from "#db/terms/measurement-rules.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { DeliveryState } from "#db/terms/messages.ts";
import type { ReviewConclusion } from "#db/terms/reviews.ts";
import { Moment } from "#server/calendar/contract.ts";
import type { AlarmCondition } from "#server/measurements/assessment/contract.ts";
import type { RuleFacts } from "#server/measurements/interpretation/contract.ts";

/** A page of the timeline, newest first; `before` is the time and id of the last entry of the previous page. */
export const TimelineInput = z.object({
  patientId: z.uuid(),
  before: z.object({ at: Moment, id: z.uuid() }).optional(),
  /** Only entries within this measurement period, and a week around it. */
  protocolId: z.uuid().optional(),
});
export type TimelineInput = z.infer<typeof TimelineInput>;

/** The values of one kind in one delivery, for a timeline. */
export type DeliveryGroup = {
  kind: MeasurementKind;
  count: number;
  /** Not counted: impossible, or excluded by a person. */
  setAsideCount: number;
  /** Withdrawn by the sender as entered in error. */
  withdrawnCount: number;
  /** Outside the meter's range. */
  boundCount: number;
  /** Of the counted values. */
  average: number | null;
  averageDiastolic: number | null;
  lowest: number | null;
  highest: number | null;
  comments: string[];
};

type AgreedAlarm = { measurementKind: MeasurementKind; condition: AlarmCondition; receiverName: string | null };
type TimelineFigures = {
  value: number | null;
  diastolic: number | null;
  sign: string | null;
  diastolicSign: string | null;
};
type TimelineValue = { measurementKind: MeasurementKind } & TimelineFigures;

/**
 * One thing that a patient shared or the practice did. The content stays with its own noun: an entry only names and
 * counts.
 */
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
  | { kind: "hand-over"; toName: string | null; reason: string; byName: string | null; isTakenBack: boolean }
  | { kind: "message"; body: string; byName: string | null; state: DeliveryState }
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
  | {
      kind: "alarm-handled";
      measurementKind: MeasurementKind;
      outcome: AlarmOutcome;
      note: string | null;
      byName: string | null;
    }
  | ({ kind: "set-aside" | "taken-back"; reason: string | null; byName: string | null } & TimelineValue)
  | { kind: "task"; text: string; byName: string | null; ownerName: string | null; dueOn: string; isDone: boolean };
export type Timeline = { entries: TimelineEntry[]; nextBefore: { at: string; id: string } | null };
