import { addDays, daysBetween } from "#server/calendar/days.ts";
import type { RulesInForce } from "./book-rules.ts";
import type { ProtocolFacts } from "./contract.ts";
import { averageOf } from "./decimal-rules.ts";
import type { HomePressure, Pressure, PressureDay } from "./home-pressure-contract.ts";
import type { CountableValue } from "./rules.ts";

/** Our own choice: where morning and evening begin and end, in minutes of the Dutch day. */
const morning = { from: 4 * 60, until: 12 * 60 };
const evening = { from: 17 * 60, until: 24 * 60 };
/** Without a protocol, days belong together when at most this many days between them were skipped. */
const skippedDaysMax = 1;

type Reading = CountableValue & { diastolic: number };
type Plan = { days: number; morningCount: number; eveningCount: number };
type Period = Plan & { from: string; until: string; isProtocol: boolean; isFirstDayKnown: boolean };

/**
 * Home blood pressure over the period of the protocol, or otherwise over the newest run of days. Values measured at the practice are
 * excluded. Without a protocol the first day is left out only when it is known to be the first. Null: no home measurements and no
 * protocol.
 */
export function homePressureOf(
  values: readonly CountableValue[],
  protocol: ProtocolFacts | null,
  practice: Pressure | null,
  rules: RulesInForce,
): HomePressure | null {
  const readings = values.filter((one): one is Reading => one.diastolic !== null && !one.isPractice);
  const period = protocol ? periodOfProtocol(protocol) : periodOfRun(readings, rules["blood-pressure.plan"].values);
  if (!period) return null;
  const inPeriod = readings.filter((one) => one.day >= period.from && one.day <= period.until);
  const isDayOneLeftOut = rules["blood-pressure.day-one"].values.isLeftOut && period.isFirstDayKnown;
  const firstDay = protocol ? (inPeriod[0]?.day ?? period.from) : period.from;
  const counted = isDayOneLeftOut ? inPeriod.filter((one) => one.day !== firstDay) : inPeriod;
  const countedDays = new Set(counted.map((one) => one.day)).size;
  const { readingsMin, daysMin } = rules["blood-pressure.minimum"].values;
  const average = pressureOf(counted);
  const compared = protocol?.practice ?? practice;
  const days = daysOf(inPeriod, period, isDayOneLeftOut ? firstDay : null);
  return {
    from: period.from,
    until: period.until,
    isProtocol: period.isProtocol,
    days,
    count: inPeriod.length,
    doneCount: days.reduce((sum, day) => sum + doneOf(inPeriod, day, period), 0),
    expectedCount: period.days * (period.morningCount + period.eveningCount),
    countedCount: counted.length,
    countedDays,
    countedFrom: counted[0]?.day ?? null,
    countedUntil: counted.at(-1)?.day ?? null,
    readingsMin,
    daysMin,
    isDayOneLeftOut,
    isEnough: counted.length >= readingsMin && countedDays >= daysMin,
    average,
    morning: pressureOf(counted.filter(isMorning)),
    evening: pressureOf(counted.filter(isEvening)),
    dayOne: pressureOf(inPeriod.filter((one) => one.day === firstDay)),
    practice: compared,
    difference:
      average && compared
        ? { systolic: average.systolic - compared.systolic, diastolic: average.diastolic - compared.diastolic }
        : null,
    digits: digitsOf(inPeriod, rules),
  };
}

function periodOfProtocol(protocol: ProtocolFacts): Period {
  const { startsOn, endsOn, morningCount, eveningCount } = protocol;
  const days = daysBetween(startsOn, endsOn) + 1;
  return { from: startsOn, until: endsOn, days, morningCount, eveningCount, isProtocol: true, isFirstDayKnown: true };
}

function periodOfRun(readings: readonly Reading[], plan: Plan): Period | null {
  const days = [...new Set(readings.map((one) => one.day))].sort().reverse();
  const [until] = days;
  if (until === undefined) return null;
  const gap = days.findIndex((day, index) => {
    const later = days[index - 1];
    return later !== undefined && daysBetween(day, later) > skippedDaysMax + 1;
  });
  const first = days[(gap === -1 ? days.length : gap) - 1] ?? until;
  const earliest = addDays(until, 1 - plan.days);
  const isFirstDayKnown = first >= earliest;
  return { ...plan, from: isFirstDayKnown ? first : earliest, until, isProtocol: false, isFirstDayKnown };
}

function daysOf(readings: readonly Reading[], period: Period, leftOut: string | null): PressureDay[] {
  const length = daysBetween(period.from, period.until) + 1;
  return Array.from({ length }, (_, index) => {
    const day = addDays(period.from, index);
    const own = readings.filter((one) => one.day === day);
    const [morningCount, eveningCount] = [morning, evening].map((part) => own.filter((one) => isIn(one, part)).length);
    const otherCount = own.length - (morningCount ?? 0) - (eveningCount ?? 0);
    return {
      day,
      number: index + 1,
      isLeftOut: day === leftOut,
      morningCount: morningCount ?? 0,
      eveningCount: eveningCount ?? 0,
      otherCount,
      average: pressureOf(own),
    };
  });
}

/** How many readings of a day fit the plan, at most the planned number per part of the day. One without a time fits either part. */
function doneOf(readings: readonly Reading[], day: PressureDay, plan: Plan): number {
  const timeless = readings.filter((one) => one.day === day.day && one.minute === null).length;
  const fitting = Math.min(day.morningCount, plan.morningCount) + Math.min(day.eveningCount, plan.eveningCount);
  return Math.min(plan.morningCount + plan.eveningCount, fitting + timeless);
}

/** Measured in the morning, as a protocol counts it; a value without a time is in neither part. */
export const isMorning = (value: CountableValue) => isIn(value, morning);

/** Measured in the evening, as a protocol counts it. */
export const isEvening = (value: CountableValue) => isIn(value, evening);

function isIn({ minute }: CountableValue, part: { from: number; until: number }): boolean {
  return minute !== null && minute >= part.from && minute < part.until;
}

function pressureOf(readings: readonly Reading[]): Pressure | null {
  const systolic = averageOf(
    readings.map((one) => one.value),
    0,
  );
  const diastolic = averageOf(
    readings.map((one) => one.diastolic),
    0,
  );
  return systolic === null || diastolic === null ? null : { systolic, diastolic };
}

function digitsOf(readings: readonly Reading[], rules: RulesInForce): HomePressure["digits"] {
  const { zeroShareMax, readingsMin } = rules["blood-pressure.digits"].values;
  if (readings.length < readingsMin) return null;
  const noted = readings.flatMap((one) => [one.value, one.diastolic]);
  const zeroShare = Math.round((100 * noted.filter((value) => value % 10 === 0).length) / noted.length);
  const between = (from: number) => readings.filter((one) => one.value >= from && one.value < from + 10).length;
  const forties = between(140);
  const thirtiesPerForties = forties === 0 ? null : Math.round((10 * between(130)) / forties) / 10;
  return { zeroShare, thirtiesPerForties, isNoticed: zeroShare >= zeroShareMax };
}
