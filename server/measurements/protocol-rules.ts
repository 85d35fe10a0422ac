import type { MeasurementKind, ProtocolKind } from "#db/terms/measurements.ts";
import { addDays, dutchClock } from "#server/calendar/dutch-clock.ts";
import type { ProtocolFacts } from "./series-contract.ts";
import { type CountedValue, nothingFresh, type SeriesFacts } from "./series-rules.ts";

type ProtocolRow = Omit<ProtocolFacts, "isRunning" | "isPlanned" | "practice"> & {
  practiceSystolic: number | null;
  practiceDiastolic: number | null;
};

/** What kind of value a period with a plan is about. */
export const protocolMeasures: Record<ProtocolKind, MeasurementKind> = {
  "home-blood-pressure": "blood-pressure",
  "weight-watch": "body-weight",
  "glucose-profile": "blood-glucose",
};

/** A stored period as people see it on this day. */
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
 * The period that a series is in: the one that runs, or else the newest one in which its newest value lies, so that a finished week is
 * judged as that week until something newer comes, also while the next one is planned. `newestDay`: of the newest value, null without one.
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

/** The next period of a kind that is agreed and has not begun, or null. `protocols`: newest first. */
export function plannedOf(kind: MeasurementKind, protocols: readonly ProtocolFacts[]): ProtocolFacts | null {
  return protocols.findLast((one) => one.isPlanned && protocolMeasures[one.kind] === kind) ?? null;
}

/** The days of a period that can hold values: up to today, and up to where it was ended. One that is planned has its first day. */
export function daysOfProtocol({ startsOn, endsOn, endedAt }: ProtocolFacts, today: string) {
  const lasts = [endsOn, endedAt ? dutchClock(endedAt).day : endsOn, today].sort();
  const until = lasts[0] ?? endsOn;
  return { from: startsOn, until: until < startsOn ? startsOn : until };
}

/**
 * A period as it stands, or stood on the day after its last: by its own values. What nobody has reviewed and what the practice measured
 * since is of now, and says nothing about a period that is over.
 */
export function factsOfPeriod(
  facts: SeriesFacts,
  protocol: ProtocolFacts,
  values: readonly CountedValue[],
): SeriesFacts {
  if (protocol.isRunning) return { ...facts, protocol, values };
  const after = addDays(protocol.endsOn, 1);
  const today = facts.today < after ? facts.today : after;
  return { ...facts, protocol, values, today, fresh: nothingFresh, practice: null };
}
