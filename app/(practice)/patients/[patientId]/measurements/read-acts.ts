import { readColleagues } from "#app/(practice)/read-colleagues.ts";
import type { MeasurementMay } from "#components/measurements/measurement-acts.tsx";
import type { serverApi } from "#server/api/caller.ts";
import { may } from "#server/api/may.ts";

/** What the reader may do with measurements, whom an alarm can be told, and which day it is: the same for every kind. */
export async function readActs(api: Awaited<ReturnType<typeof serverApi>>) {
  const [setRule, startProtocol, agreeAlarm, record, colleagues] = await Promise.all([
    may("measurement.set-rule"),
    may("measurement.start-protocol"),
    may("measurement.agree-alarm"),
    may("measurement.record"),
    readColleagues(api),
  ]);
  const allowed: MeasurementMay = { setRule, startProtocol, agreeAlarm, record };
  return { may: allowed, colleagues, today: new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" }) };
}
