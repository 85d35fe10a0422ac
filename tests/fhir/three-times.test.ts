import { randomUUID } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import { isObject, type JsonObject } from "#server/fhir/format/json.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import { writeBody } from "#server/fhir/format/write-body.ts";
import { connectDva, makePatient, type TestPatient } from "#tests/support/fhir-server.ts";
import { describePublic, fixture, fixturesFolder } from "#tests/support/fixtures.ts";
import { bloodPressure, bodyWeight, bundleOf } from "#tests/support/observations.ts";
import { owner } from "#tests/support/world.ts";

let dva: Awaited<ReturnType<typeof connectDva>>;
beforeAll(async () => {
  dva = await connectDva();
});
afterAll(async () => {
  await dva.close();
  await owner.end();
});

type Bundle = { body: string | Uint8Array; format: FhirFormat; version: FhirVersion };

/** The response without the id that every response gets, and with whether each entry was accepted. */
async function answerTo({ body, format, version }: Bundle, patient: TestPatient, requestId: string) {
  const token = await dva.token({ bsn: patient.bsn });
  const answer = await dva.send({ body, format, version, token, headers: { "medmij-request-id": requestId } });
  const read = readBody(Buffer.from(answer.text), { format, version });
  if (!read.ok) throw new Error(answer.text);
  const { id: _, ...resource } = read.value.resource;
  return { status: answer.status, resource, statuses: statusesIn(resource) };
}

function statusesIn({ entry }: JsonObject): unknown[] {
  return (Array.isArray(entry) ? entry : []).map((one) =>
    isObject(one) && isObject(one.response) ? one.response.status : null,
  );
}

async function storedOf({ patientId }: TestPatient) {
  const ids = await owner<
    { id: string }[]
  >`select measurement_id as id from measurement where patient_id = ${patientId}`;
  const deliveries = await owner`select 1 from delivery where patient_id = ${patientId}`;
  return { ids: ids.map(({ id }) => id).sort(), deliveryCount: deliveries.length };
}

/** Sends once for one patient; for other patients three times at once, as the same request and as three requests. */
async function sendThreeTimes(bundle: Bundle): Promise<{ status: number; storedCount: number }> {
  const [once, ...others] = await Promise.all([1, 2, 3].map(() => makePatient(dva.organization)));
  if (!once) throw new Error("no patient");
  const single = await answerTo(bundle, once, randomUUID());
  const storedOnce = await storedOf(once);
  for (const [at, patient] of others.entries()) {
    const requestId = randomUUID();
    const answers = await Promise.all(
      [1, 2, 3].map(() => answerTo(bundle, patient, at === 0 ? requestId : randomUUID())),
    );
    const [first, ...rest] = answers;
    for (const other of rest) expect(other).toEqual(first);
    expect({ status: first?.status, statuses: first?.statuses }).toEqual({
      status: single.status,
      statuses: single.statuses,
    });
    const stored = await storedOf(patient);
    expect(stored.deliveryCount).toBe(storedOnce.deliveryCount);
    expect(stored.ids).toHaveLength(storedOnce.ids.length);
    const told = [...JSON.stringify(first?.resource).matchAll(/Observation\/([0-9a-f-]{36})\/_history/g)];
    expect([...new Set(told.map(([, id = ""]) => id))].sort()).toEqual(stored.ids);
  }
  return { status: single.status, storedCount: storedOnce.ids.length };
}

/** The same bundle in the other format; null if it cannot be parsed. */
function inOtherFormat({ body, format, version }: Bundle): Bundle | null {
  const read = readBody(Buffer.from(body), { format, version });
  if (!read.ok) return null;
  const other = format === "json" ? "xml" : "json";
  return { body: writeBody(read.value.resource, { format: other, version }), format: other, version };
}

/** All public bundles except questionnaires, which need a task: questionnaires-public.test.ts. */
const publicBundles = globSync(fixture("fhir-{stu3,r4}/**/*.{json,xml}"))
  .filter((path) => !path.includes("questionnaires") && isBundle(path))
  .sort();
function isBundle(path: string): boolean {
  const text = readFileSync(path, "utf8").replaceAll(/<\?.*?\?>|<!--.*?-->/gs, "");
  return /^\s*(<Bundle\b|\{\s*"resourceType"\s*:\s*"Bundle")/.test(text);
}

describePublic("three times at the same moment: stored once, answered alike", () => {
  it("there are public bundles", () => expect(publicBundles.length).toBeGreaterThan(80));

  it.each(publicBundles.map((path) => path.slice(fixturesFolder.length + 1)))("public %s", async (name) => {
    const filled = globSync(fixture(`resolved/${name}`))[0] ?? fixture(name);
    const bundle: Bundle = {
      body: readFileSync(filled),
      format: name.endsWith(".xml") ? "xml" : "json",
      version: name.startsWith("fhir-r4") ? "r4" : "stu3",
    };
    const { status, storedCount } = await sendThreeTimes(bundle);
    // A bundle for another service is refused three times alike.
    if (name.includes("selfmeasurements")) expect([status, storedCount > 0]).toEqual([200, true]);
    const other = inOtherFormat(bundle);
    if (other) expect(await sendThreeTimes(other)).toEqual({ status, storedCount });
  });
});

describe("three times at the same moment: stored once, answered alike", () => {
  const values = () => [bloodPressure(), bodyWeight(), bloodPressure(131, 84)];
  const twice = bloodPressure();
  const wrong = { ...bodyWeight(), status: "invented" };
  const own = {
    "a batch": bundleOf(values()),
    "a transaction": bundleOf(values(), "transaction"),
    "a batch of which one entry is wrong": bundleOf([...values(), wrong]),
    "a transaction of which one entry is wrong": bundleOf([...values(), wrong], "transaction"),
    "a batch that holds the same value twice": bundleOf([twice, twice]),
    "a large batch": bundleOf(Array.from({ length: 200 }, () => bodyWeight())),
    "an empty batch": bundleOf([]),
  };
  it.each(Object.entries(own))("%s", async (_name, resource) => {
    const bundle: Bundle = { body: JSON.stringify(resource), format: "json", version: "stu3" };
    const { status, storedCount } = await sendThreeTimes(bundle);
    const other = inOtherFormat(bundle);
    expect(other).not.toBeNull();
    if (other) expect(await sendThreeTimes(other)).toEqual({ status, storedCount });
  });
});
