import { randomUUID } from "node:crypto";
import { request as send } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { writeXml } from "#server/fhir/format/write-xml.ts";
import { phq9 } from "#server/questionnaires/instruments/phq-9.ts";
import { sendQuestionnaire } from "#server/questionnaires/sending/send-questionnaire.ts";
import { connectDva, makePatient } from "#tests/support/fhir-server.ts";
import { bloodPressure, bodyWeight, bundleOf } from "#tests/support/observations.ts";
import { oddTexts } from "#tests/support/random-oddities.ts";
import { makePerson, owner } from "#tests/support/world.ts";

let dva: Awaited<ReturnType<typeof connectDva>>;
let answersBundle: string;
let answersXml: string;
let patient: { patientId: string; bsn: string };
beforeAll(async () => {
  dva = await connectDva();
  patient = await makePatient(dva.organization);
  answersBundle = JSON.stringify(await answersToSent());
  answersXml = writeXml(JSON.parse(answersBundle), "stu3");
});
afterAll(async () => {
  await dva.close();
  await owner.end();
});

const cpuMillisecondsMax = 200;
const measuredAgainMax = 5;
const whole = JSON.stringify(bundleOf([bloodPressure(), bodyWeight()]));
const wholeXml = `<Bundle xmlns="http://hl7.org/fhir"><type value="batch"/><entry><resource><Observation><status value="final"/>
  <code><coding><system value="http://loinc.org"/><code value="29463-7"/></coding></code><effectiveDateTime value="2026-11-20"/>
  <valueQuantity><value value="81.5"/><unit value="kg"/><system value="http://unitsofmeasure.org"/><code value="kg"/></valueQuantity>
  </Observation></resource><request><method value="POST"/><url value="Observation"/></request></entry></Bundle>`;

/**
 * A task and answers to its questionnaire, one of each kind, in a batch so that each is accepted independently of the
 * other.
 */
async function answersToSent() {
  const nurse = await makePerson(dva.organization, ["practice-nurse"]);
  await sendQuestionnaire(grant(nurse, "questionnaire.send"), {
    ...{ questionnaireId: phq9.questionnaireId, patientIds: [patient.patientId], validDays: 14, remindAfterDays: [3] },
    ...{ message: "", everyMonths: null },
  });
  const [task] = await owner`select task_id from questionnaire_task where patient_id = ${patient.patientId}`;
  const answers = [
    { valueCoding: { system: "http://loinc.org", code: "LA6569-3", display: "Meerdere dagen" } },
    { valueInteger: 2, item: [{ linkId: "1.1", answer: [{ valueQuantity: { value: 3.5, unit: "kg" } }] }] },
    { valueDate: "2026-11-20" },
  ];
  const response = {
    resourceType: "QuestionnaireResponse",
    questionnaire: { reference: `Questionnaire/${phq9.questionnaireId}` },
    ...{ status: "completed", subject: { reference: `Patient/${patient.patientId}` }, authored: "2026-11-20" },
    item: [{ linkId: "phq-9", item: answers.map((one, index) => ({ linkId: String(index + 1), answer: [one] })) }],
  };
  const id = String(task?.task_id);
  return {
    ...{ resourceType: "Bundle", type: "batch" },
    entry: [
      { resource: { resourceType: "Task", id, status: "received" }, request: { method: "PUT", url: `Task/${id}` } },
      { resource: response, request: { method: "POST", url: "QuestionnaireResponse" } },
    ],
  };
}

const measurementsToken = () => dva.token();
const answersToken = () => dva.token({ services: ["59"], bsn: patient.bsn });

/** Unexpected JSON values, as strangers might send them. */
const oddities = [
  "1e308",
  "-1e308",
  "1e999",
  "null",
  "[]",
  "{}",
  '"\\u0000"',
  '"\\ud800"',
  '"<script>alert(1)</script>"',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{}}}',
  `"${"x".repeat(100_000)}"`,
  `[${Array.from({ length: 4_000 }, () => "0").join()}]`,
  "[".repeat(500) + "]".repeat(500),
  `${'{"a":'.repeat(60)}1${"}".repeat(60)}`,
  '"999990019"',
  "true",
  "0.1e-400",
  '"0000-01-01"',
];

/** The same for XML: each replaces the value of an attribute, quotes included. */
const xmlOddities = [
  '"1e308"',
  '"-1e308"',
  '"1e999"',
  '""',
  '"&#0;"',
  '"&#xD800;"',
  '"&#xD83D;&#xDE00;"',
  '"&unknown;"',
  '"__proto__"',
  '"a" value="b"',
  '"<b/>"',
  `"${"&amp;".repeat(20_000)}"`,
  `"${"x".repeat(100_000)}"`,
  '"x"><__proto__ value="polluted"/><constructor value="x"/></a',
  `"x"/>${'<extension url="x"/>'.repeat(4_000)}<a`,
  `"x"/>${"<extension>".repeat(500)}`,
  `"x"/>${'<extension url="a">'.repeat(60)}${"</extension>".repeat(60)}<a`,
  '"x"/><status value="final"/><status value="amended"/><a',
  '"x"/><![CDATA[<status/>]]><?php x ?><!-- -- --><a',
  '"999990019"',
];
/** Invalid UTF-8: a lone surrogate, a truncated character, a NUL, another encoding. */
const wrongBytes = [[0xed, 0xa0, 0x80], [0xe2, 0x82], [0x00], [0xff, 0xfe], [0xef, 0xbb, 0xbf]];
const values = { json: /"(?:[^"\\]|\\.){0,200}"|-?\d+(?:\.\d+)?/g, xml: /"[^"]*"/g };

/** Replaces a value by something unexpected, or cuts, duplicates or swaps a part. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant("value" as const), at: fc.nat(), with: fc.constantFrom(...oddities) }),
  fc.record({ kind: fc.constant("cut" as const), at: fc.nat(), length: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant("double" as const), at: fc.nat(), length: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant("insert" as const), at: fc.nat(), with: fc.string({ maxLength: 20, unit: "binary" }) }),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

const mutate = (text: string, changes: readonly Mutation[]) => changes.reduce(changed, text);

function changed(text: string, change: Mutation): string {
  const at = change.at % Math.max(1, text.length);
  if (change.kind === "cut") return text.slice(0, at) + text.slice(at + change.length);
  if (change.kind === "double") return text.slice(0, at + change.length) + text.slice(at);
  if (change.kind === "insert") return text.slice(0, at) + change.with + text.slice(at);
  const places = [...text.matchAll(values.json)];
  const found = places[change.at % Math.max(1, places.length)];
  return found ? text.slice(0, found.index) + change.with + text.slice(found.index + found[0].length) : text;
}

/** The CPU time of this process (server and test together) that one request took. */
async function hurl(format: "json" | "xml", body: string | Uint8Array, token: string) {
  const bytes = Buffer.from(body);
  const before = process.cpuUsage();
  const answer = await dva.send({
    format,
    body: bytes,
    token,
    headers: { accept: "application/fhir+json" },
  });
  const { user, system } = process.cpuUsage(before);
  return { answer, milliseconds: (user + system) / 1_000 };
}

/**
 * Sends it again while it takes longer than the limit, because a garbage collection or other load may have interfered.
 * @returns the last response, and the shortest time.
 */
async function hurlUntilQuick(format: "json" | "xml", body: string | Uint8Array, token: string) {
  let { answer, milliseconds } = await hurl(format, body, token);
  for (let again = 0; again < measuredAgainMax && milliseconds > cpuMillisecondsMax; again += 1) {
    ({ answer, milliseconds } = await hurl(format, body, token));
  }
  return { answer, milliseconds };
}

/** Announces a body and sends nothing of it. @returns the status of the response. */
function announce(format: "json" | "xml", length: number, token: string): Promise<number | undefined> {
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": `application/fhir+${format}; fhirVersion=3.0`,
    "content-length": length,
    "medmij-request-id": randomUUID(),
    "x-correlation-id": randomUUID(),
  };
  return new Promise((settle, fail) => {
    const request = send(`${dva.server.url}/fhir/stu3`, { method: "POST", headers }, (response) => {
      settle(response.statusCode);
      request.destroy();
    });
    request.on("error", fail).flushHeaders();
  });
}

/** Never a 500, always a FHIR response, and never long to process. */
async function expectBorne(format: "json" | "xml", body: string | Uint8Array, token: string): Promise<void> {
  const { answer, milliseconds } = await hurlUntilQuick(format, body, token);
  expect(answer.status, answer.text).toBeLessThan(500);
  expect(["Bundle", "OperationOutcome"]).toContain(answer.json().resourceType);
  expect(milliseconds, String(body).slice(0, 60)).toBeLessThan(cpuMillisecondsMax);
}

it("the responses that are mutated below are accepted unmutated", async () => {
  const answer = await dva.send({ body: answersBundle, token: await answersToken() });
  expect(answer.json().entry?.map((one) => one.response?.status)).toEqual(["200 OK", "201 Created"]);
});

it.each([
  ["measurements", "json", (): string => whole, measurementsToken],
  ["measurements", "xml", (): string => wholeXml, measurementsToken],
  ["answers", "json", (): string => answersBundle, answersToken],
  ["answers", "xml", (): string => answersXml, answersToken],
] as const)(
  "mutated bundles of %s in %s never break the server and never hold it up",
  async (_, format, sample, tokenOf) => {
    const token = await tokenOf();
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (changes) => {
        const body = mutate(sample(), changes);
        await expectBorne(format, body, token);
      }),
      { numRuns: 400 },
    );
    expect(Object.prototype).not.toHaveProperty("polluted");
  },
);

it.each([
  ["measurements", "json", (): string => JSON.stringify(bundleOf([bodyWeight()])), oddities, measurementsToken],
  ["measurements", "xml", (): string => wholeXml, xmlOddities, measurementsToken],
  ["answers", "json", (): string => answersBundle, oddities, answersToken],
] as const)(
  "every unexpected value in every place of %s, and bytes that are not UTF-8, never break the server in %s",
  async (_, format, sampleOf, odd, tokenOf) => {
    const [token, sample] = [await tokenOf(), sampleOf()];
    for (const { index, 0: found } of sample.matchAll(values[format])) {
      const [before, after] = [sample.slice(0, index), sample.slice(index + found.length)];
      for (const strange of odd) await expectBorne(format, before + strange + after, token);
      for (const bytes of wrongBytes) {
        await expectBorne(
          format,
          Buffer.concat([Buffer.from(`${before}"`), Buffer.from(bytes), Buffer.from(`"${after}`)]),
          token,
        );
      }
    }
    expect(Object.prototype).not.toHaveProperty("polluted");
  },
  120_000,
);

const searches: Record<string, { service: string; names: readonly string[] }> = {
  Observation: { service: "52", names: ["code", "date", "category", "_count", "_cursor", "_format"] },
  "Observation/$lastn": { service: "52", names: ["max"] },
  Task: { service: "59", names: ["code", "status", "modified", "_id", "_count", "_cursor", "_include"] },
  Communication: { service: "902", names: ["_lastUpdated", "_count", "_cursor"] },
};

it("whatever stands in a search parameter is answered or refused, never a server error", async () => {
  let answeredCount = 0;
  for (const [type, { service, names }] of Object.entries(searches)) {
    const token = await dva.token({ services: [service] });
    for (const name of names) {
      for (const text of [...oddTexts, ...oddTexts.map((odd) => `ge${odd}`), `http://loinc.org|${oddTexts[0]}`]) {
        const path = `${type}?${new URLSearchParams({ [name]: text })}`;
        const { status } = await dva.send({ method: "GET", path, token });
        expect(status, path).toBeLessThan(500);
        if (status === 200) answeredCount += 1;
      }
    }
  }
  // They were not all stopped at the door.
  expect(answeredCount).toBeGreaterThan(50);
}, 120_000);

it("the worst bodies that are accepted take a bounded time, and longer ones are not read at all", async () => {
  const token = await dva.token();
  const inside = (value: string) => `{"resourceType":"Bundle","type":"batch","entry":${value}}`;
  const heavy = [
    inside(`[${Array.from({ length: 4_900 }, () => "{}").join()}]`),
    inside("[".repeat(200_000)),
    inside(`["${"\\u0041".repeat(300_000)}"]`),
    `{${Array.from({ length: 100_000 }, (_, at) => `"a${at}":1`).join()}}`,
    `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`,
    inside(
      `[{"resource":{"resourceType":"Observation","extension":[${Array.from({ length: 4_900 }, () => '{"url":"x"}').join()}]}}]`,
    ),
  ];
  const insideXml = (content: string) => `<Bundle xmlns="http://hl7.org/fhir"><type value="batch"/>${content}</Bundle>`;
  const heavyXml = [
    insideXml("<entry/>".repeat(4_900)),
    insideXml("<entry>".repeat(200_000)),
    insideXml(`<id value="${"&#65;".repeat(300_000)}"/>`),
    insideXml(`<id ${Array.from({ length: 100_000 }, (_, at) => `a${at}=""`).join(" ")}/>`),
    insideXml("x".repeat(2_000_000)),
    insideXml(`<!--${"-".repeat(2_000_000)}-->`),
    insideXml(`<![CDATA[${"]".repeat(2_000_000)}]]>`),
    "<".repeat(2_000_000),
    `<!DOCTYPE a [${Array.from({ length: 10_000 }, (_, at) => `<!ENTITY e${at} "x">`).join("")}]>${insideXml("")}`,
    insideXml(`<entry><resource><Observation>${'<extension url="x"/>'.repeat(4_900)}</Observation></resource></entry>`),
  ];
  const all = [...heavy.map((body) => ["json", body] as const), ...heavyXml.map((body) => ["xml", body] as const)];
  for (const [format, body] of all) {
    await hurl(format, body, token);
    await expectBorne(format, body, token);
  }
  const { answer, milliseconds } = await hurlUntilQuick("xml", "<".repeat(3_000_001), token);
  expect(answer.status).toBe(413);
  expect(milliseconds).toBeLessThan(cpuMillisecondsMax);
  // Refused while not one byte of it was sent, so none of it can be read.
  for (const format of ["json", "xml"] as const) expect(await announce(format, 10_000_001, token)).toBe(413);
}, 60_000);
