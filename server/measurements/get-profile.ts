import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { addDays, dutchClock, momentOn } from "#server/calendar/dutch-clock.ts";
import type { ProfileInput } from "./contract.ts";
import { profileOf } from "./glucose-rules.ts";
import type { ProfileAnswer } from "./profile-contract.ts";
import { rulesInScope, valuesInScope } from "./scope.ts";
import { countedOf } from "./series-rules.ts";

/** A sensor that tells every five minutes for 90 days stays below this. */
const readingsMax = 26_000;

/** The day profile of one patient's glucose: what was measured at home, by part of the day. */
export async function getProfile(
  { access, patientId }: OpenedPatient<"measurement.read">,
  { days, until: asked }: ProfileInput,
  now = new Date(),
): Promise<ProfileAnswer> {
  const { organizationId } = access;
  const until = asked ?? dutchClock(now).day;
  return look(access, async (tx, raw) => {
    const rules = await rulesInScope(tx, organizationId, patientId, now);
    const from = addDays(until, 1 - (days ?? rules["blood-glucose.enough"].values.windowDays));
    const rows = await valuesInScope(raw, organizationId, patientId, {
      kind: "blood-glucose",
      from: momentOn(from, 0),
      until: momentOn(addDays(until, 1), 0),
      countMax: readingsMax,
    });
    const values = countedOf(rows).filter((one) => !one.isPractice);
    return {
      from,
      until,
      ...profileOf(values, rules),
      ranges: rules["blood-glucose.ranges"],
      enough: rules["blood-glucose.enough"],
    };
  });
}
