import type { MeasurementKind, ProtocolKind } from "#db/terms/measurements.ts";
import { dutchClock } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import type { ProtocolFacts } from "./contract.ts";
import { type CountableValue, nothingFresh, type SeriesFacts } from "./rules.ts";

type ProtocolRow = Omit<ProtocolFacts, "isRunning" | "isPlanned" | "practice"> & {
  practiceSystolic: number | null;
  practiceDiastolic: number | null;
};

/** The kind of value a protocol is about. */
export const protocolMeasures: Record<ProtocolKind, MeasurementKind> = {
  "home-blood-pressure": "blood-pressure",
  "weight-watch": "body-weight",
  "glucose-profile": "blood-glucose",
};

/** A stored protocol as it is on this day. */
export function protocolFacts(row: ProtocolRow, today: string): ProtocolFacts {
  const { practiceSystolic: systolic, practiceDiastolic: diastolic } = row;
  return {
    protocolId: row.protocolId,
    kind: row.kind,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    morningCount: row.morningCount,
    eveningCount: row.eveningCount,
    practice: systolic === null || diastolic === null ? null : { systolic, diastolic },
    startedByName: row.startedByName,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    endReason: row.endReason,
    isRunning: row.endedAt === null && row.startsOn <= today && row.endsOn >= today,
    isPlanned: row.endedAt === null && row.startsOn > today,
  };
}

/**
 * The protocol a series is in: the running one, or otherwise the newest one that covers the newest value. A finished week so keeps its
 * verdict until something newer arrives, also while the next one is planned. `newestDay`: of the newest value, null without values.
 */
export function protocolOf(
  kind: MeasurementKind,
  protocols: readonly ProtocolFacts[],
  newestDay: string | null,
): ProtocolFacts | null {
  const own = protocols.filter((one) => protocolMeasures[one.kind] === kind);
  const running = own.find((one) => one.isRunning);
  if (running) return running;
  return own.find((one) => newestDay !== null && one.startsOn <= newestDay && newestDay <= one.endsOn) ?? null;
}

/** The next planned protocol of a kind, or null. `protocols`: newest first. */
export function plannedOf(kind: MeasurementKind, protocols: readonly ProtocolFacts[]): ProtocolFacts | null {
  return protocols.findLast((one) => one.isPlanned && protocolMeasures[one.kind] === kind) ?? null;
}

/** The days of a protocol that can hold values: up to today and up to the day it was ended. A planned one has its first day. */
export function daysOfProtocol({ startsOn, endsOn, endedAt }: ProtocolFacts, today: string) {
  const lasts = [endsOn, endedAt ? dutchClock(endedAt).day : endsOn, today].sort();
  const until = lasts[0] ?? endsOn;
  return { from: startsOn, until: until < startsOn ? startsOn : until };
}

/**
 * The facts of a protocol now or, once it is over, on the day after its last, by its own values. Unreviewed values and later measurements
 * at the practice belong to the present and say nothing about a finished protocol.
 */
export function factsOfPeriod(
  facts: SeriesFacts,
  protocol: ProtocolFacts,
  values: readonly CountableValue[],
): SeriesFacts {
  if (protocol.isRunning) return { ...facts, protocol, values };
  const after = addDays(protocol.endsOn, 1);
  const today = facts.today < after ? facts.today : after;
  return { ...facts, protocol, values, today, fresh: nothingFresh, practice: null };
}
