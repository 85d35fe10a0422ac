import type { MeasurementMay } from "#components/measurements/measurement-acts.tsx";
import type { Role } from "#db/terms/people.ts";
import type { serverApi } from "#server/api/caller.ts";
import { may } from "#server/api/may.ts";

/** Roles that see what patients share, and so can receive an alarm. */
const receivers: readonly Role[] = ["general-practitioner", "practice-nurse", "practice-assistant", "pharmacist"];

/** What the reader may do with measurements, whom an alarm can be told, and which day it is: the same for every kind. */
export async function readActs(api: Awaited<ReturnType<typeof serverApi>>) {
  const [setRule, startProtocol, agreeAlarm, record, people] = await Promise.all([
    may("measurement.set-rule"),
    may("measurement.start-protocol"),
    may("measurement.agree-alarm"),
    may("measurement.record"),
    api.people.list(),
  ]);
  const allowed: MeasurementMay = { setRule, startProtocol, agreeAlarm, record };
  const colleagues = people
    .filter(({ roles }) => roles.some((role) => receivers.includes(role)))
    .map(({ personId, name }) => ({ personId, name }));
  return { may: allowed, colleagues, today: new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" }) };
}
