import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectDva, type TestRequest, type TestResponse } from "#tests/support/fhir-server.ts";
import { bloodPressure, bodyWeight, bundleOf, maskedPatient } from "#tests/support/observations.ts";
import { owner } from "#tests/support/world.ts";

let dva: Awaited<ReturnType<typeof connectDva>>;
beforeAll(async () => {
  dva = await connectDva();
});
afterAll(async () => {
  await dva.close();
  await owner.end();
});

const stored = () => owner<{ kind: string; value: number | null; set_aside: string | null }[]>`
  select kind, value, set_aside from measurement
  where organization_id = ${dva.organization.organizationId} order by measurement_id`;
const observation = (change: object) => ({ ...bodyWeight(), ...change });
const post = (body: NonNullable<TestRequest["body"]>, more: TestRequest = {}) =>
  dva.send({ path: "Observation", body, ...more });

/** Asserts the status, whether the outcome points at the place, and that nothing of the body is stored or echoed. */
async function expectRefused(
  asked: TestRequest,
  status: number,
  code: string,
  expression?: string,
): Promise<TestResponse> {
  const before = await stored();
  const answer = await dva.send(asked);
  expect(answer.status, answer.text).toBe(status);
  const { resourceType, issue } = answer.json();
  expect(resourceType).toBe("OperationOutcome");
  expect(issue?.map((one) => one.code)).toContain(code);
  if (expression) expect(issue?.flatMap((one) => one.expression ?? [])).toContain(expression);
  expect(answer.text).not.toContain("CANARY");
  expect(await stored()).toEqual(before);
  return answer;
}

it("malformed JSON or XML is refused with the place where parsing failed", async () => {
  const broken = await expectRefused(
    { path: "Observation", body: '{"resourceType":"Observation","CANARY' },
    400,
    "invalid",
  );
  expect(broken.json().issue?.[0]?.diagnostics).toMatch(/line 1, column \d+/);
  await expectRefused({ path: "Observation", body: "" }, 400, "invalid");
  await expectRefused({ path: "Observation", body: "[]" }, 400, "structure");
  await expectRefused({ path: "Observation", body: new Uint8Array([0x7b, 0xff, 0x7d]) }, 400, "invalid");
  const xml = { path: "Observation", format: "xml", headers: { accept: "application/fhir+json" } } as const;
  for (const body of ["<Observation", '<Observation xmlns="http://hl7.org/fhir"><CANARY></Observation>', "no"]) {
    const answer = await dva.send({ ...xml, body });
    expect(answer.status, answer.text).toBe(400);
    expect(answer.json().resourceType).toBe("OperationOutcome");
  }
});

it("entities, external or many, are never expanded", async () => {
  const before = await stored();
  const bombs = [
    '<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><Observation xmlns="http://hl7.org/fhir"><status value="&x;"/></Observation>',
    '<!DOCTYPE o [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><Observation xmlns="http://hl7.org/fhir"><status value="&b;"/></Observation>',
    '<!DOCTYPE o SYSTEM "http://127.0.0.1:9/x.dtd"><Observation xmlns="http://hl7.org/fhir"/>',
  ];
  for (const body of bombs) {
    const answer = await post(body, { format: "xml" });
    expect(answer.status, answer.text).toBe(400);
    expect(answer.text).toContain("OperationOutcome");
    expect(answer.text).not.toContain("root:");
  }
  expect(await stored()).toEqual(before);
});

it("a body of 50 MB is refused before it is read, with or without a Content-Length", async () => {
  const before = await stored();
  const large = Buffer.alloc(50_000_000, 0x20);
  const declared = await talk(`content-length: ${large.length}`, large);
  expect(declared).toMatch(/^HTTP\/1\.1 413 /);
  // Whoever asks first sends nothing: no "100 Continue" goes before it.
  const asked = await talk(`content-length: ${large.length}\r\nexpect: 100-continue`, Buffer.alloc(0));
  expect(asked).toMatch(/^HTTP\/1\.1 413 /);
  const chunk = Buffer.concat([Buffer.from("F4240\r\n"), Buffer.alloc(1_000_000, 0x20), Buffer.from("\r\n")]);
  const chunked = await talk("transfer-encoding: chunked", Buffer.concat(Array.from({ length: 50 }, () => chunk)));
  expect(chunked).toMatch(/^HTTP\/1\.1 413 /);
  expect(chunked).toContain('"too-long"');
  expect(await stored()).toEqual(before);
});

it("a bundle of 100,000 entries is refused before any work", async () => {
  const entry = '{"resource":{"resourceType":"Observation"},"request":{"method":"POST","url":"Observation"}}';
  const body = (count: number) =>
    `{"resourceType":"Bundle","type":"batch","entry":[${Array.from({ length: count }, () => entry).join()}]}`;
  await expectRefused({ body: body(100_000) }, 400, "too-costly");
  await expectRefused({ body: body(1_001) }, 422, "too-costly", "Bundle.entry");
});

it("deep nesting, a duplicate property, and invalid numbers are refused at their place", async () => {
  const deep = `{"resourceType":"Observation","extension":${'[{"extension":'.repeat(5_000)}[]${"}]".repeat(5_000)}}`;
  await expectRefused({ path: "Observation", body: deep }, 400, "too-costly");
  const twice = JSON.stringify(bodyWeight()).replace(
    '"status":"final"',
    '"status":"final","status":"entered-in-error"',
  );
  await expectRefused({ path: "Observation", body: twice }, 400, "structure", "Observation.status");
  const text = JSON.stringify(bodyWeight(81.5));
  await expectRefused({ path: "Observation", body: text.replace("81.5", "NaN") }, 400, "invalid");
  await expectRefused({ path: "Observation", body: text.replace("81.5", "1e999") }, 400, "value");
  await expectRefused(
    { path: "Observation", body: text.replace("81.5", '"CANARY"') },
    422,
    "structure",
    "Observation.valueQuantity.value",
  );
});

it("another content type, another FHIR version and another encoding are refused", async () => {
  const body = bodyWeight();
  const path = "Observation";
  await expectRefused({ path, body, headers: { "content-type": "text/plain" } }, 415, "not-supported");
  await expectRefused({ path, body, headers: { "content-type": undefined } }, 415, "not-supported");
  await expectRefused({ path, body, headers: { accept: "text/html" } }, 406, "not-supported");
  await expectRefused({ path, body, headers: { "content-encoding": "gzip" } }, 415, "not-supported");
  const release = { "content-type": "application/fhir+json; fhirVersion=4.0" };
  const answer = await expectRefused({ path, body, headers: release }, 400, "not-supported");
  expect(answer.headers.get("www-authenticate")).toContain("Requested FHIR version not supported");
});

it("an interaction that the server does not support is refused, with those that it does", async () => {
  await expectRefused({ path: "Immunization", body: { resourceType: "Immunization" } }, 404, "not-found");
  await expectRefused({ path: "Observation", method: "PUT", body: bodyWeight() }, 405, "not-supported");
  await expectRefused({ path: "Observation", body: maskedPatient }, 400, "invalid");
  await expectRefused({ body: bodyWeight() }, 400, "invalid", "Observation");
  await expectRefused(
    { body: { resourceType: "Bundle", type: "document", entry: [] } },
    422,
    "not-supported",
    "Bundle.type",
  );
  const answer = await fetch(`${dva.server.url}/fhir/dstu2/Observation`);
  expect(answer.status).toBe(404);
});

it("a null byte in an address, which nothing can store or find, is refused, alone and in a batch", async () => {
  for (const path of ["Observation?code=a%00b", "Communication?_lastUpdated=ge%00", "Observation/%00"]) {
    await expectRefused({ method: "GET", path }, 400, "invalid");
    const entry = { request: { method: "GET", url: path } };
    const answer = await dva.send({ path: "", body: { resourceType: "Bundle", type: "batch", entry: [entry] } });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json()).toMatchObject({ entry: [{ response: { status: expect.stringMatching(/^400/) } }] });
  }
});

it("a profile, a kind and a code that we do not know are kept and shown as received", async () => {
  const unknown = observation({
    meta: { profile: ["http://example.test/unknown"] },
    code: { coding: [{ system: "http://loinc.org", code: "41950-7", display: "Steps" }] },
    valueQuantity: { value: 6_231, unit: "steps" },
  });
  expect((await post(unknown)).status).toBe(201);
  expect((await stored()).at(-1)).toMatchObject({ kind: "other" });
});

it.each([
  ["without a unit", { valueQuantity: { value: 80 } }, "no-unit"],
  ["in the future", { effectiveDateTime: "2190-01-01T10:00:00+01:00" }, "in-the-future"],
  ["in the year 2", { effectiveDateTime: "0002-01-01" }, "before-birth"],
  ["of a clock that was not set", { effectiveDateTime: "2000-01-01T00:00:00Z" }, "too-long-ago"],
  [
    "of less than nothing",
    { valueQuantity: { value: -4, unit: "kg", system: "http://unitsofmeasure.org", code: "kg" } },
    "impossible",
  ],
  [
    "that is a bound of the meter",
    { valueQuantity: { value: 200, comparator: ">", unit: "kg", system: "http://unitsofmeasure.org", code: "kg" } },
    "bound",
  ],
  ["that was entered in error", { status: "entered-in-error" }, "entered-in-error"],
])("a value %s is kept and set aside, and the sender is told so", async (_, change, reason) => {
  const answer = await post(observation(change));
  expect(answer.status, answer.text).toBe(201);
  expect(answer.json().issue?.[0]).toMatchObject({ severity: "information", expression: ["Observation"] });
  expect((await stored()).at(-1)).toMatchObject({ set_aside: reason });
});

it("script in a narrative is kept with what was received and shown to nobody", async () => {
  const div = '<div xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></div>';
  expect((await post(observation({ text: { status: "generated", div } }))).status).toBe(201);
  const [row] = await owner<{ body: Buffer; understood: object; comment: string | null }[]>`
    select s.body, s.understood, m.comment from measurement m join measurement_source s using (organization_id, measurement_id)
    where m.organization_id = ${dva.organization.organizationId} order by m.measurement_id desc limit 1`;
  expect(String(row?.body)).toContain("<script>");
  expect(JSON.stringify([row?.understood, row?.comment])).not.toContain("script");
});

it("another patient in a bundle is refused, and what is about the patient of the token is stored", async () => {
  const own = bloodPressure();
  const bundle = bundleOf([own]);
  const foreign = { ...bodyWeight(), subject: { reference: `Patient/${randomUUID()}` } };
  const entry = [
    ...bundle.entry,
    { fullUrl: `urn:uuid:${randomUUID()}`, resource: foreign, request: { method: "POST", url: "Observation" } },
  ];
  const batch = await dva.send({ body: { ...bundle, entry } });
  expect(batch.json().entry?.map(({ response }) => response?.status.slice(0, 3))).toEqual(["200", "201", "403"]);
  expect(batch.json().entry?.[2]?.response?.outcome?.issue?.[0]).toMatchObject({
    code: "security",
    expression: ["Bundle.entry[2].resource.subject.reference"],
  });
  await expectRefused(
    { body: { ...bundle, type: "transaction", entry } },
    403,
    "security",
    "Bundle.entry[2].resource.subject.reference",
  );
  const second = {
    fullUrl: `urn:uuid:${randomUUID()}`,
    resource: maskedPatient,
    request: { method: "POST", url: "Patient" },
  };
  await expectRefused(
    { body: { ...bundle, entry: [...bundle.entry, second] } },
    422,
    "business-rule",
    "Bundle.entry[2].resource",
  );
  const lost = { ...bodyWeight(), subject: { reference: `urn:uuid:${randomUUID()}` } };
  await expectRefused({ path: "Observation", body: lost }, 422, "value", "Observation.subject.reference");
});

it("a BSN in a body is refused wherever it is, and echoed nowhere", async () => {
  const identifier = [{ system: "http://fhir.nl/fhir/NamingSystem/bsn", value: dva.patient.bsn }];
  const bundle = bundleOf([bodyWeight()], "transaction");
  const [patient, ...others] = bundle.entry;
  const named = { ...patient, resource: { ...maskedPatient, identifier } };
  const place = "Bundle.entry[0].resource.identifier[0].value";
  const answer = await expectRefused({ body: { ...bundle, entry: [named, ...others] } }, 422, "security", place);
  expect(answer.text).not.toContain(dva.patient.bsn);
  const inside = observation({ contained: [{ resourceType: "Patient", id: "p", identifier }] });
  await expectRefused(
    { path: "Observation", body: inside },
    422,
    "security",
    "Observation.contained[0].identifier[0].value",
  );
});

it("a property name that could change a prototype changes nothing", async () => {
  const text = JSON.stringify(bodyWeight(66.6)).replace("{", '{"__proto__":{"status":"CANARY"},');
  expect((await post(text)).status).toBe(201);
  expect(Object.prototype).not.toHaveProperty("status");
});

it("entries that cannot be understood are answered at their place", async () => {
  const body = {
    resourceType: "Bundle",
    type: "batch",
    entry: [
      { resource: bodyWeight() },
      { resource: bodyWeight(), request: { method: "POST", url: "https://elsewhere.test/Observation" } },
      { request: { method: "POST", url: "Observation" } },
      { resource: bodyWeight(), request: { method: "POST", url: "Patient" } },
      { resource: bodyWeight(), request: { method: "DELETE", url: "Observation/1" } },
      { request: { method: "GET", url: "Observation?code=x" } },
    ],
  };
  const answer = await dva.send({ body });
  expect(answer.json().entry?.map(({ response }) => response?.status.slice(0, 3))).toEqual([
    "400",
    "400",
    "400",
    "400",
    "405",
    "403",
  ]);
});

/** One request over a raw socket, because an HTTP client would wait until its body is read. */
async function talk(length: string, body: Buffer): Promise<string> {
  const token = await dva.token();
  const socket = connect(Number(new URL(dva.server.url).port), "127.0.0.1");
  let heard = "";
  socket.on("data", (chunk: Buffer) => {
    heard += chunk.toString();
  });
  socket.on("error", () => undefined);
  const head = [
    "POST /fhir/stu3 HTTP/1.1",
    "host: 127.0.0.1",
    `authorization: Bearer ${token}`,
    "content-type: application/fhir+json",
    `medmij-request-id: ${randomUUID()}`,
    `x-correlation-id: ${randomUUID()}`,
    length,
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  socket.write(body);
  await expect.poll(() => heard, { timeout: 5_000 }).toContain("OperationOutcome");
  socket.destroy();
  return heard;
}
