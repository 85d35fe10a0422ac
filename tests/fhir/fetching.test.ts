import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectDva, makePatient } from "#tests/support/fhir-server.ts";
import { bloodPressure, bodyWeight, bundleOf } from "#tests/support/observations.ts";
import { auditLines, owner } from "#tests/support/world.ts";

let dva: Awaited<ReturnType<typeof connectDva>>;
beforeAll(async () => {
  dva = await connectDva();
  const days = [1, 2, 3, 4, 5].map((day) => bloodPressure(120 + day, 80, `2026-11-0${day}T08:00:00+01:00`));
  await dva.send({ body: bundleOf([...days, bodyWeight(81.5), bodyWeight(82, "2026-11-02")]) });
  const other = await makePatient(dva.organization);
  await dva.send({
    path: "Observation",
    body: bloodPressure(199, 99),
    token: await dva.token({ bsn: other.bsn }),
  });
});
afterAll(async () => {
  await dva.close();
  await owner.end();
});

const fetchAs = async (
  services: string[],
  path: string,
  version: "stu3" | "r4" = "stu3",
  format: "json" | "xml" = "json",
) => dva.send({ path, version, format, token: await dva.token({ services }) });
const observations = (path: string, version: "stu3" | "r4" = "stu3") => fetchAs(["52"], path, version);
const bloodPressures = "code=http://loinc.org|85354-9";

it("a category finds what was shared, with the code system of either FHIR version", async () => {
  for (const version of ["stu3", "r4"] as const) {
    for (const system of [
      "http://hl7.org/fhir/observation-category",
      "http://terminology.hl7.org/CodeSystem/observation-category",
    ]) {
      const found = (await observations(`Observation?category=${system}|vital-signs`, version)).json();
      expect(found.entry).toHaveLength(7);
    }
  }
});

it("a URL that names a person is refused and not echoed", async () => {
  const bsn = "http://fhir.nl/fhir/NamingSystem/bsn|999900006";
  for (const path of [
    `Patient?identifier=${bsn}`,
    `Observation?patient.identifier=${bsn}`,
    `Observation?subject:identifier=${bsn}`,
    `Observation?code=${bsn}`,
  ]) {
    const answer = await observations(path);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.json())).not.toContain("999900006");
  }
});

it("a date at the edge of the calendar is answered", async () => {
  for (const date of ["le9999-12-31T23:59:59Z", "le9999-12-31", "ge0001-01-01"]) {
    expect([200, 400]).toContain((await observations(`Observation?date=${date}`)).status);
  }
});

it("a PGO fetches the values of its own patient, newest first, page by page", async () => {
  const seen: string[] = [];
  let path: string | undefined = `Observation?${bloodPressures}&_count=2`;
  while (path) {
    const page = (await observations(path)).json();
    expect(page.type).toBe("searchset");
    expect(page.link?.[0]).toMatchObject({ relation: "self" });
    seen.push(...(page.entry ?? []).map(({ resource }) => String(resource?.effectiveDateTime)));
    path = page.link?.find((one) => one.relation === "next")?.url.replace("https://balie.test/fhir/stu3/", "");
  }
  expect(seen.map((at) => at.slice(0, 10))).toEqual([
    "2026-11-05",
    "2026-11-04",
    "2026-11-03",
    "2026-11-02",
    "2026-11-01",
  ]);
});

it("a PGO searches by code, by day and by category", async () => {
  const count = async (path: string) => (await observations(path)).json().entry?.length;
  expect(await count("Observation")).toBe(7);
  expect(await count("Observation?code=29463-7")).toBe(2);
  expect(await count("Observation?code=29463-7,85354-9")).toBe(7);
  expect(await count(`Observation?${bloodPressures}&date=ge2026-11-02&date=lt2026-11-04`)).toBe(2);
  expect(await count("Observation?category=http://hl7.org/fhir/observation-category|vital-signs")).toBe(7);
  expect(await count("Observation?category=laboratory")).toBe(0);
  expect(await count("Observation?code=http://loinc.org|")).toBe(7);
});

it("a PGO fetches the newest of each code", async () => {
  const answer = (await observations("Observation/$lastn?category=vital-signs&max=1")).json();
  expect(answer.total).toBe(2);
  const values = answer.entry?.map(({ resource }) => resource?.effectiveDateTime);
  expect(values).toEqual(["2026-11-20T07:30:00+01:00", "2026-11-05T08:00:00+01:00"]);
});

it("a PGO reads one value by its id, in the FHIR version asked for, without a BSN anywhere", async () => {
  const [first] = (await observations("Observation?code=29463-7")).json().entry ?? [];
  const id = first?.resource?.id;
  const stu3 = (await observations(`Observation/${id}`)).json();
  expect(stu3).toMatchObject({ id, valueQuantity: { value: 81.5, code: "kg" }, status: "final" });
  const r4 = await observations(`Observation/${id}`, "r4");
  expect(r4.json()).toMatchObject({ id, meta: { profile: [expect.stringContaining("nl-core-BodyWeight")] } });
  const xml = await fetchAs(["52"], `Observation/${id}`, "r4", "xml");
  expect(xml.text).toMatch(/^<.*Observation xmlns="http:\/\/hl7.org\/fhir"/s);
  expect(r4.text + xml.text).not.toContain(dva.patient.bsn);
});

it("another patient's value is not found", async () => {
  const [row] = await owner<{ measurement_id: string }[]>`select measurement_id from measurement where value = 199`;
  expect((await observations(`Observation/${row?.measurement_id}`)).status).toBe(404);
  expect((await observations(`Observation/${uuidv7()}`)).status).toBe(404);
  expect((await observations(`Observation?subject=Patient/${uuidv7()}`)).status).toBe(400);
});

it.each([
  "Observation?code:not=29463-7",
  "Observation?status=final",
  "Observation?max=1",
  "Observation/$lastn?_sort=date",
])("a search parameter that we do not support is refused instead of ignored: %s", async (path) => {
  const answer = await observations(path);
  expect(answer.status).toBe(400);
  expect(answer.json().issue?.[0]).toMatchObject({
    code: "not-supported",
    expression: [`Observation.${path.split("?")[1]?.split("=")[0]}`],
  });
});

it.each(["Observation?date=yesterday", "Observation?_count=0", "Observation?_cursor=x", "Observation/$lastn?max=-1"])(
  "%s is refused with the parameter that is wrong",
  async (path) => {
    const answer = await observations(path);
    expect(answer.status).toBe(400);
    expect(answer.json().issue?.[0]?.expression?.[0]).toMatch(/^Observation\./);
  },
);

it("each fetch is logged, with the DVA and the number of values", async () => {
  await observations("Observation?code=29463-7");
  expect((await auditLines(dva.organization.organizationId)).at(-1)).toMatchObject({
    event: "measurement.served",
    actor_id: dva.trustId,
    detail: { count: 2 },
  });
});

it("a message of the practice is collected, and marked as collected the first time", async () => {
  const messageId = uuidv7();
  await owner`insert into message ${owner({
    organization_id: dva.organization.organizationId,
    message_id: messageId,
    patient_id: dva.patient.patientId,
    body: "Uw bloeddruk is goed. U hoeft niets te doen.",
    written_by: uuidv7(),
    sent_at: new Date(),
  })}`;
  const answer = (await fetchAs(["902"], "Communication")).json();
  expect(answer.entry?.[0]?.resource).toMatchObject({
    resourceType: "Communication",
    id: messageId,
    payload: [{ contentString: "Uw bloeddruk is goed. U hoeft niets te doen." }],
    sender: { display: dva.organization.name },
  });
  const fetched = async () =>
    (await owner<{ fetched_at: Date | null }[]>`select fetched_at from message where message_id = ${messageId}`)[0]
      ?.fetched_at;
  const first = await fetched();
  expect(first).not.toBeNull();
  expect((await fetchAs(["902"], `Communication/${messageId}`, "r4")).status).toBe(200);
  expect(await fetched()).toEqual(first);
});

it("a Patient search tells whether anything can be received, and nothing about the person", async () => {
  const answer = (await fetchAs(["901"], "Patient")).json();
  expect(answer.entry?.[0]?.resource?.id).toBe(dva.patient.patientId);
  expect(JSON.stringify(answer)).not.toMatch(/Herder|1985|"value":"9999/);
});

it("anybody can read the CapabilityStatement, in both versions and formats", async () => {
  for (const version of ["stu3", "r4"] as const) {
    const answer = await dva.send({
      path: "metadata",
      version,
      token: null,
      headers: { "medmij-request-id": undefined },
    });
    expect(answer.status).toBe(200);
    expect(answer.json().resourceType).toBe("CapabilityStatement");
    const xml = await dva.send({ path: "metadata", version, format: "xml", token: null });
    expect(xml.text).toContain("CapabilityStatement");
  }
});
