import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openCounter } from "#tests/support/door.ts";
import { bloodPressure, bodyWeight, bundleOf } from "#tests/support/observations.ts";
import { owner } from "#tests/support/world.ts";

let counter: Awaited<ReturnType<typeof openCounter>>;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(async () => {
  await counter.close();
  await owner.end();
});

const cpuMillisecondsMax = 200;
const whole = JSON.stringify(bundleOf([bloodPressure(), bodyWeight()]));
const wholeXml = `<Bundle xmlns="http://hl7.org/fhir"><type value="batch"/><entry><resource><Observation><status value="final"/>
  <code><coding><system value="http://loinc.org"/><code value="29463-7"/></coding></code><effectiveDateTime value="2026-11-20"/>
  <valueQuantity><value value="81.5"/><unit value="kg"/><system value="http://unitsofmeasure.org"/><code value="kg"/></valueQuantity>
  </Observation></resource><request><method value="POST"/><url value="Observation"/></request></entry></Bundle>`;

/** What strangers put where something else should be. */
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
];

/** Puts something odd in the place of some value, cuts, doubles or turns round a piece. */
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
  const values = [...text.matchAll(/"(?:[^"\\]|\\.){0,200}"|-?\d+(?:\.\d+)?/g)];
  const found = values[change.at % Math.max(1, values.length)];
  return found ? text.slice(0, found.index) + change.with + text.slice(found.index + found[0].length) : text;
}

/** The processor time of this process (door, test and all) that one request took. */
async function hurl(format: "json" | "xml", body: string, token: string) {
  const before = process.cpuUsage();
  const answer = await counter.send({
    format,
    body: Buffer.from(body),
    token,
    headers: { accept: "application/fhir+json" },
  });
  const { user, system } = process.cpuUsage(before);
  return { answer, milliseconds: (user + system) / 1_000 };
}

it.each([
  ["json", whole],
  ["xml", wholeXml],
] as const)("mutated bundles in %s never break the door and never hold it up", async (format, sample) => {
  const token = await counter.token();
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (changes) => {
      const body = mutate(sample, changes);
      let { answer, milliseconds } = await hurl(format, body, token);
      expect(answer.status, answer.text).toBeLessThan(500);
      expect(["Bundle", "OperationOutcome"]).toContain(answer.json().resourceType);
      // The collector of memory, or a neighbour, may have worked just then: the same again tells.
      if (milliseconds > cpuMillisecondsMax) ({ answer, milliseconds } = await hurl(format, body, token));
      expect(milliseconds).toBeLessThan(cpuMillisecondsMax);
    }),
    { numRuns: 400 },
  );
  expect(Object.prototype).not.toHaveProperty("polluted");
});

it("the worst bodies that are let in cost a bounded time, and what is longer is not read at all", async () => {
  const token = await counter.token();
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
  for (const body of heavy) {
    await hurl("json", body, token);
    const { answer, milliseconds } = await hurl("json", body, token);
    expect(answer.status).toBeLessThan(500);
    expect(milliseconds, body.slice(0, 60)).toBeLessThan(cpuMillisecondsMax);
  }
  const { answer } = await hurl("json", " ".repeat(10_000_001), token);
  expect(answer.status).toBe(413);
});
