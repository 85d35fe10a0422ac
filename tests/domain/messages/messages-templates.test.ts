import { v7 as uuidv7 } from "uuid";
import { beforeEach, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { fillTemplates } from "#server/api/fill-templates.ts";
import { assessMeasurements } from "#server/measurements/assessment/assess-measurements.ts";
import { saveTemplate } from "#server/messages/save-template.ts";
import { nurseWithPatient } from "#tests/support/patients.ts";
import { owner, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let nurse: PersonActor;
let patientId: string;

beforeEach(async () => {
  ({ practice, nurse, patientId } = await nurseWithPatient());
});

async function offered() {
  return fillTemplates(await openPatient(grant(nurse, "measurement.read"), patientId));
}

it("a template never puts the figures of a heart rate in a text about blood pressure", async () => {
  const { organizationId } = practice;
  const [id, now] = [uuidv7(), new Date()];
  await owner`insert into measurement ${owner({
    ...{ organization_id: organizationId, measurement_id: id, delivery_id: id, patient_id: patientId },
    ...{ kind: "heart-rate", effective_at: new Date(now.getTime() - 60_000), has_time: true, value: 80 },
    ...{ origin: "patient", identifier_reused: false, coding: 0 },
  })}`;
  await assessMeasurements(grant(systemActor("worker", organizationId), "measurement.assess"), patientId, now);
  const text = {
    occasion: "in-order" as const,
    measurementKind: "heart-rate" as const,
    ...{ title: "Hartslag", body: "Het waren er {aantal}." },
  };
  await saveTemplate(grant(nurse, "message.maintain-template"), text);
  const texts = await offered();
  expect(texts.filter((one) => one.measurementKind === "blood-pressure")).toEqual([]);
  expect(texts.find((one) => one.title === "Hartslag")).toMatchObject({ missing: [], text: "Het waren er 1." });
});

it("a text with figures says of which measurement", async () => {
  const text = { occasion: null, measurementKind: null, title: "Cijfer", body: "Het was {gemiddelde}." };
  await expect(saveTemplate(grant(nurse, "message.maintain-template"), text)).rejects.toMatchObject({
    code: "INVALID",
  });
});
