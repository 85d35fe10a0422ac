import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { assessMeasurements } from "#server/measurements/assessment/assess-measurements.ts";
import { getSeries } from "#server/measurements/series/get-series.ts";
import { setMeasurementAside } from "#server/measurements/values/set-measurement-aside.ts";
import { takeMeasurementBack } from "#server/measurements/values/take-measurement-back.ts";
import { connectDva, makePatient } from "#tests/support/fhir-server.ts";
import { bloodPressure, bodyWeight, bundleOf } from "#tests/support/observations.ts";
import { makePerson, owner } from "#tests/support/world.ts";

// What several apps, or an app that corrects itself, make of one reading: through HTTP, and seen as a doctor sees it.

let dva: Awaited<ReturnType<typeof connectDva>>;
let doctor: PersonActor;
beforeAll(async () => {
  dva = await connectDva();
  doctor = await makePerson(dva.organization, ["general-practitioner"]);
});
afterAll(async () => {
  await dva.close();
  await owner.end();
});

const now = new Date("2026-11-21T12:00:00Z");
const identifier = () => [{ system: "urn:oid:2.999.7", value: randomUUID() }];
const ucum = "http://unitsofmeasure.org";
const loinc = (code: string) => ({ coding: [{ system: "http://loinc.org", code }] });

/** One patient and what is shared on their behalf; each call of `share` is a delivery. */
async function patient() {
  const { patientId, bsn } = await makePatient(dva.organization);
  const share = async (...observations: object[]) => {
    const answer = await dva.send({ body: bundleOf(observations), token: await dva.token({ bsn }) });
    expect(answer.status, answer.text).toBe(200);
  };
  const series = async (kind: "blood-pressure" | "body-weight" | "blood-glucose") =>
    getSeries(await openPatient(grant(doctor, "measurement.read"), patientId), { patientId, kind, days: 30 }, now);
  const figures = async (kind: "blood-pressure" | "body-weight" | "blood-glucose") => {
    const { points, setAside } = await series(kind);
    const shown = (values: typeof points) =>
      values.map(({ value, diastolic, setAside: reason }) => [value, diastolic, ...(reason ? [reason] : [])]);
    return { points: shown(points), setAside: shown(setAside) };
  };
  const fetch = async (path: string) => dva.send({ path, token: await dva.token({ bsn, services: ["52"] }) });
  const assess = () =>
    assessMeasurements(
      grant(systemActor("tests", dva.organization.organizationId), "measurement.assess"),
      patientId,
      now,
    );
  return { patientId, share, series, figures, fetch, assess };
}

const Served = z.object({
  valueQuantity: z.object({ value: z.number() }),
  status: z.string(),
  meta: z.object({ versionId: z.string() }),
});

const half = (code: "8480-6" | "8462-4", value: number, at: string) => ({
  ...bodyWeight(),
  ...{ identifier: identifier(), code: loinc(code), effectiveDateTime: at },
  valueQuantity: { value, unit: "mmHg", system: ucum, code: "mm[Hg]" },
});
const systolic = (value: number, at: string) => half("8480-6", value, at);
const diastolic = (value: number, at: string) => half("8462-4", value, at);

it("a missing half of a pressure counts as nothing, not as 0", async () => {
  const { share, assess, series } = await patient();
  await share(
    bloodPressure(150, 112, "2026-11-19T08:00:00+01:00"),
    systolic(150, "2026-11-19T09:00:00+01:00"),
    bloodPressure(150, 112, "2026-11-20T08:00:00+01:00"),
  );
  const whole = await patient();
  await whole.share(
    bloodPressure(150, 112, "2026-11-19T08:00:00+01:00"),
    bloodPressure(150, 112, "2026-11-20T08:00:00+01:00"),
  );
  const [assessed, asWhole] = [await assess(), await whole.assess()];
  expect(assessed).toMatchObject({ attention: 30 });
  expect(asWhole).toMatchObject({ attention: 30 });
  expect(assessed.reasons.find(({ reason }) => reason === "value-high")?.values).toEqual(
    asWhole.reasons.find(({ reason }) => reason === "value-high")?.values,
  );
  expect((await series("blood-pressure")).averageDiastolic).toBe(112);
});

it("a systolic and a diastolic pressure of one instant are one reading, however they arrive", async () => {
  const at = "2026-11-20T08:15:00+01:00";
  const sameInUtc = "2026-11-20T07:15:00Z";
  const orders: (readonly object[])[][] = [
    [[systolic(150, at), diastolic(130, at)]],
    [[diastolic(130, sameInUtc)], [systolic(150, at)]],
    [[systolic(150, at)], [diastolic(130, sameInUtc)]],
  ];
  for (const deliveries of orders) {
    const { share, figures, series, assess } = await patient();
    for (const observations of deliveries) await share(...observations);
    expect(await figures("blood-pressure")).toEqual({ points: [[150, 130]], setAside: [] });
    const { average, averageDiastolic, points, verdict } = await series("blood-pressure");
    expect({ average, averageDiastolic, standing: points[0]?.standing }).toEqual({
      ...{ average: 150, averageDiastolic: 130, standing: "above" },
    });
    expect(verdict.reasons.length).toBeGreaterThan(0);
    expect((await assess()).silences).toEqual([]);
  }
});

it("halves of different instants, and a diastolic pressure that stands alone, stay what they are and are reported", async () => {
  const { share, figures, assess } = await patient();
  await share(diastolic(130, "2026-11-20T08:16:00+01:00"), systolic(150, "2026-11-20T08:15:00+01:00"));
  expect((await figures("blood-pressure")).points).toEqual([
    [150, null],
    [null, 130],
  ]);
  expect((await assess()).reasons.map(({ reason }) => reason)).toContain("set-aside");
});

it("both halves of a reading are set aside and counted again together", async () => {
  const { patientId, share, series, figures } = await patient();
  const at = "2026-11-20T08:15:00+01:00";
  await share(systolic(150, at), diastolic(130, at));
  const [point] = (await series("blood-pressure")).points;
  const act = { patientId, measurementId: point?.measurementId ?? "", reason: "Van haar man" };
  await setMeasurementAside(grant(doctor, "measurement.set-aside"), act, now);
  expect((await figures("blood-pressure")).points).toEqual([]);
  await takeMeasurementBack(grant(doctor, "measurement.set-aside"), act, now);
  expect(await figures("blood-pressure")).toEqual({ points: [[150, 130]], setAside: [] });
});

it("a value of a clock that runs ahead of its arrival is set aside as any other", async () => {
  const { patientId, share } = await patient();
  await share(bodyWeight(82, new Date(Date.now() + 23 * 3_600_000).toISOString()));
  const [row] = await owner<{ measurement_id: string }[]>`
    select measurement_id from measurement where patient_id = ${patientId}`;
  const act = { patientId, measurementId: row?.measurement_id ?? "", reason: "Klok liep voor" };
  await setMeasurementAside(grant(doctor, "measurement.set-aside"), act, now);
  const [after] = await owner`select set_aside from measurement where patient_id = ${patientId}`;
  expect(after).toEqual({ set_aside: "by-a-person" });
});

it.each(["amended", "corrected"])("a value that is %s replaces the one it corrects, in any order", async (status) => {
  const first = { ...bloodPressure(184, 84), identifier: identifier() };
  const corrected = { ...bloodPressure(148, 84), identifier: first.identifier, status };
  for (const deliveries of [[[first], [corrected]], [[corrected], [first]], [[first, corrected]]]) {
    const { share, figures, assess } = await patient();
    for (const observations of deliveries) await share(...observations);
    expect(await figures("blood-pressure")).toEqual({ points: [[148, 84]], setAside: [[184, 84, "replaced"]] });
    expect((await assess()).reasons.map(({ reason }) => reason)).not.toContain("value-high");
  }
});

it("a correction is corrected in turn, and one of another moment corrects nothing", async () => {
  const { share, figures } = await patient();
  const first = { ...bodyWeight(82), identifier: identifier() };
  const amended = (value: number) => ({
    ...first,
    ...bodyWeight(value),
    ...{ identifier: first.identifier, status: "amended" },
  });
  await share(first);
  await share(amended(81));
  await share(amended(80));
  await share({ ...amended(70), effectiveDateTime: "2026-11-19T07:30:00+01:00" });
  expect(await figures("body-weight")).toEqual({
    points: [
      [70, null],
      [80, null],
    ],
    setAside: [
      [82, null, "replaced"],
      [81, null, "replaced"],
    ],
  });
});

it("the same identifier on values that are all final keeps both, flagged", async () => {
  const { share, series } = await patient();
  const first = { ...bodyWeight(82), identifier: identifier() };
  await share(first, { ...bodyWeight(80), identifier: first.identifier });
  const { points } = await series("body-weight");
  expect(points.map(({ value, identifierReused }) => [value, identifierReused])).toEqual([
    [expect.any(Number), true],
    [expect.any(Number), true],
  ]);
});

it("a withdrawn value is served as entered-in-error in another version, and is not the last one", async () => {
  const { patientId, share, fetch, figures, series } = await patient();
  const first = { ...bodyWeight(82), identifier: identifier() };
  await share(first, { ...bodyWeight(81, "2026-11-19T07:30:00+01:00"), identifier: identifier() });
  const served = async () => {
    const { entry = [] } = (await fetch("Observation?code=http://loinc.org|29463-7")).json();
    return entry.map(({ resource }) => {
      const { valueQuantity, status, meta } = Served.parse(resource);
      return [valueQuantity.value, status, meta.versionId];
    });
  };
  expect(await served()).toEqual([
    [82, "final", "1"],
    [81, "final", "1"],
  ]);
  await share({ ...first, status: "entered-in-error" });
  expect((await figures("body-weight")).points).toEqual([[81, null]]);
  expect(await served()).toEqual([
    [82, "entered-in-error", "1"],
    [82, "entered-in-error", "2"],
    [81, "final", "1"],
  ]);
  const last = (await fetch("Observation/$lastn?code=http://loinc.org|29463-7")).json();
  expect(last.entry).toMatchObject([{ resource: { status: "final", valueQuantity: { value: 81 } } }]);

  const [point] = (await series("body-weight")).points;
  const act = { patientId, measurementId: point?.measurementId ?? "", reason: "Van haar man" };
  await setMeasurementAside(grant(doctor, "measurement.set-aside"), act, now);
  const one = await fetch(`Observation/${act.measurementId}`);
  expect(one.json()).toMatchObject({ status: "entered-in-error", meta: { versionId: "2" } });
  expect(one.headers.get("etag")).toBe('W/"2"');
  expect((await fetch("Observation/$lastn?code=http://loinc.org|29463-7")).json().entry ?? []).toEqual([]);
  await takeMeasurementBack(grant(doctor, "measurement.set-aside"), act, now);
  expect((await fetch(`Observation/${act.measurementId}`)).json()).toMatchObject({
    ...{ status: "final", meta: { versionId: "3" } },
  });
});

it("one reading through two apps counts once; values of one delivery, or of a day, stay apart", async () => {
  const at = "2026-11-20T07:30:00+01:00";
  const two = await patient();
  await two.share(bodyWeight(82, at));
  await two.share({ ...bodyWeight(82, "2026-11-20T06:30:00Z") });
  await two.share(bodyWeight(80, "2026-11-21T07:30:00+01:00"));
  expect(await two.figures("body-weight")).toEqual({
    points: [
      [82, null],
      [80, null],
    ],
    setAside: [[82, null, "same-reading"]],
  });
  expect((await two.series("body-weight")).average).toBe(81);

  const inPounds = await patient();
  await inPounds.share(bodyWeight(82, at));
  const pounds = { value: 180.8, unit: "lb", system: ucum, code: "[lb_av]" };
  await inPounds.share({ ...bodyWeight(0, at), valueQuantity: pounds });
  expect((await inPounds.figures("body-weight")).points).toEqual([[82, null]]);

  const once = await patient();
  await once.share(bodyWeight(82, at), bodyWeight(82, at));
  expect((await once.figures("body-weight")).points).toHaveLength(2);
  await once.share(bodyWeight(82, at), bodyWeight(82, at), bodyWeight(82, at));
  expect((await once.figures("body-weight")).points).toHaveLength(3);

  const ofADay = await patient();
  await ofADay.share(bodyWeight(82, "2026-11-20"));
  await ofADay.share(bodyWeight(82, "2026-11-20"));
  expect((await ofADay.figures("body-weight")).points).toHaveLength(2);

  const halves = await patient();
  await halves.share(bloodPressure(150, 90, at));
  await halves.share(systolic(150, at), diastolic(90, at));
  expect(await halves.figures("blood-pressure")).toEqual({
    points: [[150, 90]],
    setAside: [[150, 90, "same-reading"]],
  });
});

it("limits are compared with what is shown, in either unit, and page and round say the same", async () => {
  const { share, series, assess } = await patient();
  const glucose = (value: number, at: string) => ({
    ...bodyWeight(),
    ...{ identifier: identifier(), code: loinc("14743-9"), effectiveDateTime: at },
    valueQuantity: { value, unit: "mg/dL", system: ucum, code: "mg/dL" },
  });
  await share(...[54, 70, 180, 250].map((value, hour) => glucose(value, `2026-11-20T1${hour}:00:00+01:00`)));
  const { points, verdict } = await series("blood-glucose");
  expect(points.map(({ value, standing }) => [value, standing])).toEqual([
    [3, "below"],
    [3.9, "no-target"],
    [10, "no-target"],
    [13.9, "above"],
  ]);
  const { reasons } = await assess();
  const low = { reason: "glucose-low", values: { value: 3, limit: 3.9, count: 1 } };
  expect(reasons).toContainEqual(expect.objectContaining(low));
  expect(verdict.reasons).toEqual(reasons);
});

it("a value is served with the precision it was shared with, in JSON and in XML", async () => {
  const { share, fetch } = await patient();
  const exactly = (value: string, unit: string) => ({ value: JSON.rawJSON(value), unit, system: ucum, code: unit });
  const pressure = bloodPressure();
  const component = pressure.component.map((one, index) => ({
    ...one,
    valueQuantity: exactly(["121.0", "80"][index] ?? "", "mm[Hg]"),
  }));
  await share({ ...bodyWeight(), valueQuantity: exactly("80.0", "kg") }, { ...pressure, component });
  const served = await fetch("Observation");
  expect(served.text).toContain('"value":80.0,');
  expect(served.text).toContain('"value":121.0,');
  expect(served.text).toContain('"value":80,');
  const asXml = await fetch("Observation?_format=xml");
  expect(asXml.text).toContain('<value value="80.0"/>');
  expect(asXml.text).toContain('<value value="121.0"/>');
});
