import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { dutchClock } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { momentOn } from "#server/calendar/moments.ts";
import { loadRuleBook, loadValues } from "#server/measurements/assessment/scope.ts";
import { profileOf } from "#server/measurements/interpretation/glucose-rules.ts";
import type { ProfileAnswer } from "#server/measurements/interpretation/profile-contract.ts";
import { countableValuesOf } from "#server/measurements/interpretation/rules.ts";
import type { ProfileInput } from "./contract.ts";

/** Above what a sensor reporting every five minutes gives in 90 days. */
const readingsMax = 26_000;

/** The day profile of one patient's glucose: home measurements by part of the day. */
export async function getProfile(
  { access, patientId }: OpenedPatient<"measurement.read">,
  { days, until: asked }: ProfileInput,
  now = new Date(),
): Promise<ProfileAnswer> {
  const until = asked ?? dutchClock(now).day;
  return look(access, async (tx, raw) => {
    const scope = { tx, raw, organizationId: access.organizationId, patientId };
    const rules = await loadRuleBook(scope, now);
    const from = addDays(until, 1 - (days ?? rules["blood-glucose.enough"].values.windowDays));
    const rows = await loadValues(scope, {
      kind: "blood-glucose",
      from: momentOn(from, 0),
      until: momentOn(addDays(until, 1), 0),
      countMax: readingsMax,
    });
    const values = countableValuesOf(rows).filter((one) => !one.isPractice);
    return {
      from,
      until,
      ...profileOf(values, rules),
      ranges: rules["blood-glucose.ranges"],
      enough: rules["blood-glucose.enough"],
    };
  });
}
