import { v7 as uuidv7 } from "uuid";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { agreeAlarm } from "#server/measurements/agreements/agree-alarm.ts";
import { assessMeasurements } from "#server/measurements/assessment/assess-measurements.ts";
import { owner } from "#tests/support/world.ts";

/** Agrees an alarm for a weight above 85 kg with this colleague as its receiver, and a second later raises it. */
export async function raiseAlarm(doctor: PersonActor, patientId: string): Promise<{ alarmId: string; at: Date }> {
  const { organizationId } = doctor;
  await agreeAlarm(grant(doctor, "measurement.agree-alarm"), {
    ...{ patientId, kind: "body-weight", condition: { above: 85 }, receiverIds: [doctor.personId], thenTeam: true },
    ...{ escalateAfterMinutes: 60, activeFrom: "00:00", activeUntil: "00:00", reason: "hartfalen" },
  });
  const id = uuidv7();
  const at = new Date(Date.now() + 1_000);
  await owner`insert into measurement ${owner({
    ...{ organization_id: organizationId, measurement_id: id, delivery_id: id, patient_id: patientId },
    ...{ kind: "body-weight", effective_at: at, has_time: true, value: 86, origin: "patient" },
    ...{ identifier_reused: false, coding: 0 },
  })}`;
  await assessMeasurements(grant(systemActor("tests", organizationId), "measurement.assess"), patientId, at);
  const [row] = await owner<{ alarm_id: string }[]>`select alarm_id from measurement_alarm
    where organization_id = ${organizationId} and measurement_id = ${id}`;
  return { alarmId: row?.alarm_id ?? "", at };
}
