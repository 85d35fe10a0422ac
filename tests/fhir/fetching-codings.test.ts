import { afterAll, beforeAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { recordMeasurement } from "#server/measurements/values/record-measurement.ts";
import { connectDva } from "#tests/support/fhir-server.ts";
import { bloodPressure, bodyWeight } from "#tests/support/observations.ts";
import { makePerson, owner } from "#tests/support/world.ts";

const loinc = "http://loinc.org";
const snomed = "http://snomed.info/sct";
const coded = (...codes: [string, string][]) => ({ coding: codes.map(([system, code]) => ({ system, code })) });

let dva: Awaited<ReturnType<typeof connectDva>>;
beforeAll(async () => {
  dva = await connectDva();
  const share = async (body: object) => {
    expect((await dva.send({ path: "Observation", body })).status).toBe(201);
  };
  await share(bodyWeight(80, "2026-11-01T08:00:00+01:00"));
  // Another app, with a second code, in turns with the first.
  const second = { code: coded([loinc, "29463-7"], [snomed, "27113001"]) };
  await share({ ...bodyWeight(81, "2026-11-02T08:00:00+01:00"), ...second });
  await share(bodyWeight(82, "2026-11-03T08:00:00+01:00"));
  await share({ ...bodyWeight(83, "2026-11-04T08:00:00+01:00"), ...second });
  await share({ ...bodyWeight(84, "2026-11-05T08:00:00+01:00"), category: [] });
  for (const day of [1, 2, 3]) await share(bloodPressure(120, 80, `2026-11-0${day}T09:00:00+01:00`));
  const nurse = await makePerson(dva.organization, ["practice-nurse"]);
  const own = { patientId: dva.patient.patientId, diastolic: null, at: "10:00", moment: null, comment: "" };
  const record = (kind: "body-weight" | "body-height", value: number) =>
    recordMeasurement(grant(nurse, "measurement.record"), { ...own, kind, value, on: "2026-11-06" });
  await record("body-weight", 85);
  await record("body-height", 180);
});
afterAll(async () => {
  await dva.close();
  await owner.end();
});

async function found(query: string): Promise<unknown[]> {
  const answer = (await dva.send({ path: `Observation${query}`, token: await dva.token({ services: ["52"] }) })).json();
  return (answer.entry ?? []).map(({ resource }) => {
    const quantity = resource?.valueQuantity;
    return typeof quantity === "object" && quantity !== null && "value" in quantity ? quantity.value : "pressure";
  });
}

it("a code finds what apps send it with, beside other codes and alone, newest first", async () => {
  expect(await found(`?code=${loinc}|29463-7`)).toEqual([85, 84, 83, 82, 81, 80]);
  expect(await found(`?code=${snomed}|27113001`)).toEqual([85, 83, 81]);
  expect(await found(`?code=${loinc}|8302-2`)).toEqual([180]);
  expect(await found(`?code=${loinc}|8867-4`)).toEqual([]);
});

it("a code and a category both hold, and what has no category is found by its kind", async () => {
  expect(await found(`?code=${loinc}|29463-7&category=vital-signs`)).toEqual([85, 84, 83, 82, 81, 80]);
  expect(await found("?category=vital-signs&_count=4")).toEqual([180, 85, 84, 83]);
  expect(await found(`?code=${loinc}|29463-7&category=laboratory`)).toEqual([]);
});

it("pages go on where the last one ended, over all that a code was sent with", async () => {
  const seen: unknown[] = [];
  let next: string | undefined = `?code=${loinc}|29463-7&_count=2`;
  while (next) {
    const token = await dva.token({ services: ["52"] });
    const page = (await dva.send({ path: `Observation${next}`, token })).json();
    expect(page.entry).toHaveLength(2);
    seen.push(...(await found(next)));
    next = page.link?.find((one) => one.relation === "next")?.url.replace(/^[^?]*/, "");
  }
  expect(seen).toEqual([85, 84, 83, 82, 81, 80]);
});

it("the newest of a code is one, whatever other codes stand beside it", async () => {
  // The practice sends a value with the code of its kind when it is served, but stored it without one.
  expect(await found(`/$lastn?code=${loinc}|29463-7`)).toEqual([85, 84]);
  expect(await found(`/$lastn?code=${loinc}|29463-7&max=2`)).toEqual([85, 84, 83]);
  expect(await found(`/$lastn?code=${loinc}|29463-7&date=lt2026-11-04`)).toEqual([82]);
  expect(await found(`/$lastn?code=${snomed}|27113001`)).toEqual([85, 83]);
  expect(await found("/$lastn")).toEqual([180, 85, 84, "pressure"]);
});
