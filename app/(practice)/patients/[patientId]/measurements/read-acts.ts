import { readColleagues } from "#app/(practice)/read-colleagues.ts";
import type { MeasurementMay } from "#components/measurements/agreements/measurement-acts.tsx";
import type { serverApi } from "#server/api/caller.ts";
import { readerMay } from "#server/api/caller.ts";
import { dutchDay } from "#server/calendar/clock.ts";

/** The reader's permissions on measurements, who can receive an alarm, whom a patient calls, and today's date: the same for every kind. */
export async function readActs(api: Awaited<ReturnType<typeof serverApi>>) {
  const [setRule, startProtocol, agreeAlarm, record, write, colleagues, hours] = await Promise.all([
    readerMay("measurement.set-rule"),
    readerMay("measurement.start-protocol"),
    readerMay("measurement.agree-alarm"),
    readerMay("measurement.record"),
    readerMay("message.send"),
    readColleagues(api),
    api.openingHours.get(),
  ]);
  const allowed: MeasurementMay = { setRule, startProtocol, agreeAlarm, record, write };
  const { phone, coverName, coverPhone } = hours;
  return { may: allowed, colleagues, calls: { phone, coverName, coverPhone }, today: dutchDay(new Date()) };
}
