import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { escalateUsual } from "#db/terms/measurement-alarms.ts";
import { grant } from "#server/access/access.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { getTimeline } from "#server/api/timeline/get-timeline.ts";
import { agreeAlarm } from "#server/measurements/agreements/agree-alarm.ts";
import { endAlarm } from "#server/measurements/agreements/end-alarm.ts";
import { endRule } from "#server/measurements/agreements/end-rule.ts";
import { setRule } from "#server/measurements/agreements/set-rule.ts";
import { recordMeasurement } from "#server/measurements/values/record-measurement.ts";
import { setMeasurementAside } from "#server/measurements/values/set-measurement-aside.ts";
import { takeMeasurementBack } from "#server/measurements/values/take-measurement-back.ts";
import { makePatient, nurseWithPatient } from "#tests/support/patients.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

it("the timeline of a patient shows the conclusions, newest first, and is empty for a patient who shared nothing", async () => {
  const practice = await makeOrganization();
  const { organizationId } = practice;
  const nurse = await makePerson(practice, ["practice-nurse"]);
  const { patientId } = await makePatient(practice);
  const opened = await openPatient(grant(nurse, "patient.read"), patientId);
  expect(await getTimeline(opened, {})).toEqual({ entries: [], nextBefore: null });
  const ids = ["019b0000-0000-7000-8000-000000000001", "019b0000-0000-7000-8000-000000000002"];
  for (const [index, reviewId] of ids.entries()) {
    await owner`insert into review ${owner({
      organization_id: organizationId,
      review_id: reviewId,
      patient_id: patientId,
      conclusion: "in-order",
      item_count: 1,
      reviewed_by: nurse.personId,
      reviewed_at: new Date(Date.UTC(2026, 10, 20 + index)),
    })}`;
  }
  const { entries } = await getTimeline(opened, {});
  expect(entries.map((entry) => entry.id)).toEqual(ids.toReversed());
  expect(entries[0]).toMatchObject({ kind: "review", conclusion: "in-order", byName: nurse.name });
});

it("a delivery shows what came in: by kind the number and average, what does not count, and the patient's comments", async () => {
  const { practice, nurse, patientId } = await nurseWithPatient();
  const { organizationId } = practice;
  const at = new Date("2026-11-20T08:00:00Z");
  const deliveryId = uuidv7({ msecs: at.getTime() });
  await owner`insert into delivery ${owner({
    ...{ organization_id: organizationId, delivery_id: deliveryId, patient_id: patientId, kind: "measurements" },
    ...{
      received_at: at,
      new_count: 5,
      known_count: 0,
      request_id: "een",
      content_hash: Buffer.alloc(32),
      outcomes: "[]",
    },
    ...{ trust_id: uuidv7(), fhir_version: "stu3", format: "json" },
  })}`;
  const pressure = { kind: "blood-pressure", diastolic: 80 };
  await owner`insert into measurement ${owner(
    [
      { ...pressure, value: 130 },
      { ...pressure, value: 140, diastolic: 90, comment: "na het werk" },
      { ...pressure, value: 400, set_aside: "impossible" },
      { ...pressure, value: 150, set_aside: "entered-in-error" },
      { kind: "body-weight", value: 81.5, diastolic: null },
      { kind: "blood-glucose", value: 33.3, diastolic: null, sign: ">", set_aside: "bound" },
    ].map((value) => ({
      ...{ organization_id: organizationId, patient_id: patientId, delivery_id: deliveryId, origin: "patient" },
      ...{
        measurement_id: uuidv7({ msecs: at.getTime() }),
        effective_at: at,
        has_time: true,
        identifier_reused: false,
        coding: 0,
      },
      ...{ set_aside: null, comment: null, sign: null, ...value },
    })),
  )}`;
  const { entries } = await getTimeline(await openPatient(grant(nurse, "patient.read"), patientId), {});
  expect(entries).toMatchObject([
    {
      kind: "measurements",
      groups: [
        { kind: "blood-pressure", count: 4, average: 135, averageDiastolic: 85, lowest: 130, highest: 140 },
        { kind: "blood-glucose", count: 1, average: null, setAsideCount: 0, boundCount: 1 },
        { kind: "body-weight", count: 1, average: 81.5, averageDiastolic: null },
      ],
    },
  ]);
  expect(entries[0]).toMatchObject({
    groups: [{ setAsideCount: 1, withdrawnCount: 1, comments: ["na het werk"] }, {}, {}],
  });
});

it("agreements and values set aside are shown once each: by whom, why, and when they ended", async () => {
  const practice = await makeOrganization();
  const doctor = await makePerson(practice, ["general-practitioner"]);
  const { patientId } = await makePatient(practice);
  let minute = 0;
  const next = () => new Date(Date.UTC(2026, 10, 20, 8, minute++));
  const rules = grant(doctor, "measurement.set-rule");
  const target = (systolicBelow: number, reason: string) =>
    setRule(
      rules,
      { patientId, rule: "blood-pressure.target", values: { systolicBelow, diastolicBelow: 80 }, reason },
      next(),
    );
  await target(130, "nieren");
  const { ruleId } = await target(140, "te laag");
  await endRule(rules, { patientId, ruleId, reason: "weer gewoon" }, next());
  const alarms = grant(doctor, "measurement.agree-alarm");
  const condition = { above: 180 };
  const hours = {
    receiverIds: [doctor.personId],
    thenTeam: true,
    escalateAfterMinutes: escalateUsual,
    activeFrom: "08:00",
    activeUntil: "18:00",
  };
  const { alarmRuleId } = await agreeAlarm(
    alarms,
    { patientId, kind: "blood-pressure", condition, ...hours, reason: "na de opname" },
    next(),
  );
  await endAlarm(alarms, { patientId, alarmRuleId, reason: "weer thuis" }, next());
  const { measurementId } = await recordMeasurement(
    grant(doctor, "measurement.record"),
    {
      patientId,
      kind: "body-weight",
      value: 180,
      diastolic: null,
      on: "2026-11-19",
      at: null,
      moment: null,
      comment: "",
    },
    next(),
  );
  const judge = grant(doctor, "measurement.set-aside");
  await setMeasurementAside(judge, { patientId, measurementId, reason: "typefout" }, next());
  await takeMeasurementBack(judge, { patientId, measurementId, reason: "klopt toch" }, next());
  const { entries } = await getTimeline(await openPatient(grant(doctor, "patient.read"), patientId), {});
  const byName = doctor.name;
  const weight = { measurementKind: "body-weight", value: 180 };
  expect(entries).toMatchObject([
    { kind: "taken-back", ...weight, reason: "klopt toch", byName },
    { kind: "set-aside", ...weight, reason: "typefout", byName },
    { kind: "alarm-ended", condition },
    { kind: "alarm-agreed", measurementKind: "blood-pressure", condition, receiverName: byName, byName },
    { kind: "rule-ended", values: { systolicBelow: 140 }, byName: null },
    { kind: "rule-set", values: { systolicBelow: 140 }, reason: "te laag", byName },
    { kind: "rule-set", values: { systolicBelow: 130 }, reason: "nieren", byName },
    { kind: "recorded", ...weight },
  ]);
});
