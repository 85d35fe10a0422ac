import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectDva } from "#tests/support/fhir-server.ts";
import { bloodPressure, bodyWeight, bundleOf } from "#tests/support/observations.ts";
import { auditLines, owner } from "#tests/support/world.ts";

let dva: Awaited<ReturnType<typeof connectDva>>;
beforeAll(async () => {
  dva = await connectDva();
});
afterAll(async () => {
  await dva.close();
  await owner.end();
});

const stored = () => owner<{ measurement_id: string; kind: string; value: number; diastolic: number | null }[]>`
  select measurement_id, kind, value, diastolic from measurement
  where organization_id = ${dva.organization.organizationId} order by measurement_id`;
const count = async () => (await stored()).length;

it("a measurement that a patient shares is stored, byte for byte, and puts them in the round", async () => {
  const sent = JSON.stringify(bloodPressure(131, 84));
  const answer = await dva.send({ path: "Observation", body: sent, headers: { prefer: "return=representation" } });
  expect(answer.status, answer.text).toBe(201);
  const id = answer.json().id ?? "";
  expect(answer.headers.get("location")).toBe(`https://balie.test/fhir/stu3/Observation/${id}/_history/1`);
  expect(answer.headers.get("etag")).toBe('W/"1"');
  expect(await stored()).toMatchObject([{ measurement_id: id, kind: "blood-pressure", value: 131, diastolic: 84 }]);
  const [source] = await owner`select body from measurement_source where measurement_id = ${id}`;
  expect(String(source?.body)).toBe(sent);
  expect(await owner`select 1 from review_waiting where patient_id = ${dva.patient.patientId}`).toHaveLength(1);
  const lines = await auditLines(dva.organization.organizationId);
  expect(lines.at(-1)).toMatchObject({
    event: "delivery.received",
    actor_id: dva.trustId,
    detail: { newCount: 1 },
  });
});

it("a bundle is answered in its own order, with the location of everything", async () => {
  const bundle = bundleOf([bloodPressure(140, 90), bodyWeight(80.1)]);
  const answer = await dva.send({ body: bundle, headers: { prefer: "return=representation" } });
  expect(answer.status, answer.text).toBe(200);
  const { type, entry = [] } = answer.json();
  expect(type).toBe("batch-response");
  expect(entry.map(({ response }) => response?.status)).toEqual(["200 OK", "201 Created", "201 Created"]);
  expect(entry.map(({ resource }) => resource?.resourceType)).toEqual(["Patient", "Observation", "Observation"]);
  expect(entry[0]?.resource?.id).toBe(dva.patient.patientId);
  expect(entry[2]?.resource).toMatchObject({ valueQuantity: { value: 80.1, code: "kg" } });
  for (const one of entry) expect(one.fullUrl?.endsWith(`/${one.resource?.id}`)).toBe(true);
});

it("the response refers to resources by their new location, and what is stored keeps the references as sent", async () => {
  const bundle = bundleOf([bodyWeight(80.2)]);
  const answer = await dva.send({ body: bundle, headers: { prefer: "return=representation" } });
  const own = { reference: `Patient/${dva.patient.patientId}`, display: "Diederik XXX_Herder" };
  const { resource } = answer.json().entry?.[1] ?? {};
  expect(resource).toMatchObject({ subject: own, performer: [own] });
  expect(answer.text).not.toContain("urn:uuid:");
  const [source] = await owner`select body from measurement_source where measurement_id = ${resource?.id ?? ""}`;
  expect(String(source?.body)).toContain(bundle.entry[0]?.fullUrl);
});

it("the same request again gets the same response, and so does the same content under another request id", async () => {
  const body = JSON.stringify(bundleOf([bloodPressure(150, 95)]));
  const id = randomUUID();
  const first = await dva.send({ body, headers: { "medmij-request-id": id } });
  const before = await count();
  const again = await dva.send({ body, headers: { "medmij-request-id": id } });
  const other = await dva.send({ body });
  const places = (answer: typeof first) => answer.json().entry?.map((one) => one.response);
  expect(places(again)).toEqual(places(first));
  expect(places(other)).toEqual(places(first));
  expect(await count()).toBe(before);
});

it("the same request id with other content is refused, and nothing of it is stored", async () => {
  const id = randomUUID();
  const headers = { "medmij-request-id": id };
  await dva.send({ path: "Observation", body: bloodPressure(120, 80), headers });
  const before = await count();
  const answer = await dva.send({ path: "Observation", body: bloodPressure(121, 80), headers });
  expect(answer.status).toBe(409);
  expect(answer.json().issue?.[0]?.code).toBe("duplicate");
  expect(await count()).toBe(before);
});

it("an observation that is already known keeps its id", async () => {
  const known = bloodPressure(133, 77);
  const first = await dva.send({ path: "Observation", body: known });
  const again = await dva.send({ body: bundleOf([known]) });
  expect(again.json().entry?.[1]?.response).toMatchObject({
    status: "200 OK",
    location: first.headers.get("location"),
  });
});

it("the same identifier with other content keeps both, flagged for the reviewer", async () => {
  const one = bloodPressure(141, 91);
  const other = { ...bloodPressure(142, 92), identifier: one.identifier };
  await dva.send({ body: bundleOf([one]) });
  await dva.send({ body: bundleOf([other]) });
  const rows = await owner<{ value: number; identifier_reused: boolean }[]>`
    select value, identifier_reused from measurement where value in (141, 142) and kind = 'blood-pressure' order by value`;
  expect(rows.map((row) => row.identifier_reused)).toEqual([false, true]);
});

it("three equal bundles at once are stored once and answered alike", async () => {
  const body = JSON.stringify(bundleOf([bloodPressure(160, 99), bodyWeight(90.4)], "transaction"));
  const before = await count();
  const answers = await Promise.all([1, 2, 3].map(() => dva.send({ body })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const [one, ...others] = answers.map((answer) => answer.json().entry?.map((entry) => entry.response?.location));
  for (const other of others) expect(other).toEqual(one);
  expect(await count()).toBe(before + 2);
});

it("each entry of a batch stands alone; one wrong entry rejects a whole transaction", async () => {
  const wrong = { ...bodyWeight(70), code: undefined };
  const before = await count();
  const batch = await dva.send({ body: bundleOf([bodyWeight(71), wrong]) });
  expect(batch.json().entry?.map(({ response }) => response?.status.slice(0, 3))).toEqual(["200", "201", "422"]);
  expect(batch.json().entry?.[2]?.response?.outcome?.issue?.[0]?.expression).toEqual(["Bundle.entry[2].resource.code"]);
  expect(await count()).toBe(before + 1);
  const transaction = await dva.send({ body: bundleOf([bodyWeight(72), wrong], "transaction") });
  expect(transaction.status).toBe(422);
  expect(transaction.json().issue?.[0]?.expression).toEqual(["Bundle.entry[2].resource.code"]);
  expect(await count()).toBe(before + 1);
});

it("a name or birth date that differs is logged and changes nothing", async () => {
  const bundle = bundleOf([bodyWeight(73)]);
  const [patient] = bundle.entry;
  const stranger = { ...patient, resource: { ...patient?.resource, birthDate: "1950-01-01" } };
  const answer = await dva.send({ body: { ...bundle, entry: [stranger, ...bundle.entry.slice(1)] } });
  expect(answer.json().entry?.[1]?.response?.status).toBe("201 Created");
  expect((await auditLines(dva.organization.organizationId)).at(-1)?.detail).toMatchObject({
    flags: ["birth-date-differs"],
  });
});
