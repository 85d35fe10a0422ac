import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { patientInScope } from "#server/patients/scope.ts";
import type { Representative } from "./contract.ts";
import { rulesOn, standingOf } from "./rules.ts";
import { representativesOf } from "./scope.ts";

/** Who acts or acted for an opened patient, and whether they are served today. @throws NOT_FOUND */
export function listRepresentatives(
  { access, patientId }: OpenedPatient<"patient.read">,
  now = new Date(),
): Promise<Representative[]> {
  const today = dutchDay(now);
  const rules = rulesOn(today);
  return look(access, async (tx) => {
    const { birthDate } = await patientInScope(tx, access, patientId);
    const rows = await representativesOf(tx, access.organizationId, patientId);
    return rows.map(({ representativeId, name, relation, phone, basis, since, until, consentOn, codeFingerprint }) => {
      const facts = { basis, since, until, consentOn, hasCode: codeFingerprint !== null };
      const rule = { source: rules.bases[basis].source, ruleFrom: rules.validFrom };
      return { representativeId, name, relation, phone, ...facts, ...rule, ...standingOf(facts, birthDate, today) };
    });
  });
}
