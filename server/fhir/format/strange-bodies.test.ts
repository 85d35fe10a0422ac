import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type FhirFormat, type FhirVersion, fhirFormats, fhirVersions } from "#db/terms/gateways.ts";
import { bodyLimits } from "./limits.ts";
import { readBody } from "./read-body.ts";
import { writeBody } from "./write-body.ts";

const examples = globSync("server/fhir/codec/*/example.*").map((path) => readFileSync(path, "utf8"));
const options = fc.record({ format: fc.constantFrom(...fhirFormats), version: fc.constantFrom(...fhirVersions) });
/** Occurs only in the body. The space keeps it from being a name that a location could contain. */
const canary = "Jansen 999990123";

/** Reads and checks the guarantees: no throw, an issue when there is no value, nothing of the body in the issues. */
function read(bytes: Uint8Array, asked: { format: FhirFormat; version: FhirVersion }) {
  const body = readBody(bytes, asked);
  if (body.ok) {
    expect(() => writeBody(body.value.resource, { format: "json", version: asked.version })).not.toThrow();
    return body;
  }
  expect(body.issues.length).toBeGreaterThan(0);
  expect(body.issues.length).toBeLessThanOrEqual(50);
  expect(JSON.stringify(body.issues)).not.toContain(canary);
  return body;
}
const issueOf = (text: string | Uint8Array, format: "json" | "xml" = "json", limits = bodyLimits) => {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const body = readBody(bytes, { format, version: "r4", limits });
  return body.ok ? null : body.issues[0];
};

it("any bytes are a resource or an outcome", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), options, (bytes, asked) => void read(bytes, asked)));
});

it("any JSON is a resource or an outcome", () => {
  const json = fc.json({ maxDepth: 12, stringUnit: "binary" });
  fc.assert(fc.property(json, options, (text, asked) => void read(Buffer.from(text), asked)));
});

it("a body with pieces removed, duplicated or inserted is a resource or an outcome", () => {
  const strewn = fc.constantFrom(
    '"',
    "{",
    "}",
    "[",
    ",",
    ":",
    "\\",
    "\\u0000",
    "\\ud800",
    "1e999",
    "<",
    ">",
    "&",
    "&#0;",
    "]]>",
    "<!--",
    "<a>",
    "</",
    "/>",
    canary,
    "\u0000",
    "\ufeff",
    "😀",
  );
  const change = fc.record({
    at: fc.nat(),
    length: fc.nat(40),
    put: fc.oneof(strewn, fc.constant("")),
    isDoubled: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...examples),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      options,
      (text, changes, asked) => {
        let changed = text;
        for (const { at, length, put, isDoubled } of changes) {
          const start = at % (changed.length + 1);
          const piece = changed.slice(start, start + length);
          changed = changed.slice(0, start) + put + (isDoubled ? piece + piece : "") + changed.slice(start + length);
        }
        read(Buffer.from(changed), asked);
      },
    ),
    { numRuns: 2_000 },
  );
});

it("a body beyond the limits in depth, length or width is refused before it is read", () => {
  const limits = { bytes: 10_000, xmlBytes: 5_000, depth: 8, members: 20, nodes: 60 };
  expect(issueOf(" ".repeat(10_001), "json", limits)?.code).toBe("too-long");
  expect(issueOf(" ".repeat(5_001), "xml", limits)?.code).toBe("too-long");
  expect(issueOf("[".repeat(9), "json", limits)?.code).toBe("too-costly");
  expect(issueOf('{"a":'.repeat(9), "json", limits)?.code).toBe("too-costly");
  expect(issueOf(`[${"1,".repeat(20)}1]`, "json", limits)?.code).toBe("too-costly");
  expect(issueOf(`{${Array.from({ length: 21 }, (_, at) => `"a${at}":1`)}}`, "json", limits)?.code).toBe("too-costly");
  expect(issueOf("<a>".repeat(9), "xml", limits)?.code).toBe("too-costly");
  expect(issueOf(`<Bundle xmlns="http://hl7.org/fhir">${"<entry/>".repeat(21)}</Bundle>`, "xml", limits)?.code).toBe(
    "too-costly",
  );
  const rows = `[${"1,".repeat(18)}1]`;
  expect(issueOf(`[${[rows, rows, rows, rows]}]`, "json", limits)?.code).toBe("too-costly");
  const wide = `<entry>${"<link/>".repeat(19)}</entry>`;
  expect(issueOf(`<Bundle xmlns="http://hl7.org/fhir">${wide.repeat(4)}</Bundle>`, "xml", limits)?.code).toBe(
    "too-costly",
  );
  const attributes = Array.from({ length: 61 }, (_, at) => `a${at}=""`).join(" ");
  expect(issueOf(`<Bundle xmlns="http://hl7.org/fhir" ${attributes}/>`, "xml", limits)?.code).toBe("too-costly");
  expect(issueOf("[".repeat(1_000_000))?.code).toBe("too-costly");
  expect(issueOf("<a>".repeat(1_000_000), "xml")?.code).toBe("too-costly");
});

it("a duplicate name is refused, however it is escaped and however many there are", () => {
  for (const text of ['{"a":1,"a":2}', '{"a":1,"\\u0061":2}', '{"x":[{"b":1},{"b":1,"b":2}]}', '{"é":1,"\\u00e9":2}']) {
    expect(issueOf(text), text).toMatchObject({ code: "structure", diagnostics: expect.stringContaining("twice") });
  }
  const many = Array.from({ length: 100 }, (_, at) => `"n${at}":0`);
  expect(issueOf(`{${many}}`)?.diagnostics).not.toContain("twice");
  expect(issueOf(`{${[...many, '"n7":0']}}`)?.diagnostics).toContain("twice");
  expect(issueOf('{"a":{"b":1},"b":{"a":1}}')?.diagnostics).not.toContain("twice");
});

it("characters that no text may hold are refused: NUL, control characters, lone surrogates", () => {
  for (const written of [
    "\\u0000",
    "\\u0001",
    "\\u001F",
    "\\b",
    "\\f",
    "\\ud83d",
    "\\ude00",
    "\\ud83d\\u0041",
    "\\uD83D x",
    "\\x41",
    "\\u12",
  ]) {
    expect(issueOf(`{"resourceType":"Patient","id":"${written}"}`), written).toMatchObject({
      code: "invalid",
      expression: ["Patient.id"],
    });
  }
  for (const written of [
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\t",
    "\\n",
    "\\r",
    "\\/",
    '\\"',
    "\\\\",
    "😀",
    "\\uFFFD",
    "\\u0020",
  ]) {
    expect(issueOf(`{"resourceType":"Patient","id":"${written}"}`), written).toBeNull();
  }
  expect(issueOf(Buffer.from('{"resourceType":"Patient","id":"\u0007"}'))?.code).toBe("invalid");
  expect(issueOf(Uint8Array.of(0x7b, 0xff, 0x7d))).toMatchObject({ code: "invalid", diagnostics: "Not UTF-8" });
  // A surrogate pair encoded in three bytes each (CESU-8) is not UTF-8.
  expect(issueOf(Uint8Array.of(0x22, 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80, 0x22))?.diagnostics).toBe("Not UTF-8");
});

it("numbers beyond a double are refused, the largest double is not", () => {
  for (const number of ["1e999", "-1e999", "1e309", `1${"0".repeat(400)}`]) {
    expect(issueOf(`{"resourceType":"Observation","valueInteger":${number}}`), number).toMatchObject({
      code: "value",
      expression: ["Observation.valueInteger"],
    });
  }
  for (const number of ["1e308", "-0", "0.1e-400", "5.40", "1E2"]) {
    expect(issueOf(`{"resourceType":"Observation","valueInteger":${number}}`), number).toBeNull();
  }
  for (const number of ["NaN", "Infinity", "+1", "01", ".5", "0x10", "1_000"]) {
    expect(issueOf(`{"resourceType":"Observation","valueInteger":${number}}`), number).toMatchObject({
      code: "invalid",
    });
  }
});

it("a member named like the prototype has no effect", () => {
  const text =
    '{"resourceType":"Patient","__proto__":{"active":true},"contact":[{"__proto__":[1],"\\u005f_proto__x":1}],"constructor":{"prototype":1}}';
  const body = readBody(Buffer.from(text), { format: "json", version: "r4" });
  expect(body.ok && Object.getPrototypeOf(body.value.resource)).toBe(Object.prototype);
  expect(body.ok && body.value.resource.active).toBeUndefined();
  expect(body.ok && JSON.stringify(body.value.resource)).not.toContain('__proto__"');
  expect(Object.hasOwn(Object.prototype, "active")).toBe(false);
});

it("a leading byte order mark is skipped, and the bytes of an entry are still exact", () => {
  const text =
    '\ufeff{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","id":"é😀"}},{},{"resource":{"resourceType":"Basic"}}, {}]}';
  const body = readBody(Buffer.from(text), { format: "json", version: "r4" });
  const slices = body.ok ? body.value.entryBytes.map((bytes) => bytes && Buffer.from(bytes).toString()) : [];
  expect(slices).toEqual(['{"resourceType":"Patient","id":"é😀"}', null, '{"resourceType":"Basic"}', null]);
});

it("only entries of the outermost bundle are entries", () => {
  const inner = '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Basic"}}]}';
  const body = readBody(
    Buffer.from(`{"resourceType":"Bundle","link":[{"resource":{"a":1}}],"entry":[{"resource":${inner}}]}`),
    { format: "json", version: "r4" },
  );
  expect(body.ok && body.value.entryBytes.map((bytes) => bytes && Buffer.from(bytes).toString())).toEqual([inner]);
});

it("XML with a document type, entities, another encoding or a foreign namespace is refused", () => {
  const cases: [string, string][] = [
    [
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Patient xmlns="http://hl7.org/fhir"><id value="&e;"/></Patient>',
      "security",
    ],
    ['<!DOCTYPE Patient><Patient xmlns="http://hl7.org/fhir"/>', "security"],
    ['<Patient xmlns="http://hl7.org/fhir"><id value="&e;"/></Patient>', "invalid"],
    ['<?xml version="1.0" encoding="ISO-8859-1"?><Patient xmlns="http://hl7.org/fhir"/>', "invalid"],
    ['<?xml version="1.1"?><Patient xmlns="http://hl7.org/fhir"><id value="&#1;"/></Patient>', "invalid"],
    ['<Patient xmlns="http://hl7.org/fhir"><id value="&#xD800;"/></Patient>', "invalid"],
    ["<Patient/>", "not-supported"],
    ['<Patient xmlns="urn:hl7-org:v3"/>', "not-supported"],
    ['<Persoon xmlns="http://hl7.org/fhir"/>', "not-supported"],
    ['<Patient xmlns="http://hl7.org/fhir"><active value="ja"/></Patient>', "value"],
    ['<Patient xmlns="http://hl7.org/fhir"><active value="true"/><active value="true"/></Patient>', "structure"],
    ['<Bundle xmlns="http://hl7.org/fhir"><entry><resource><Basic/><Basic/></resource></entry></Bundle>', "structure"],
    ['<Patient xmlns="http://hl7.org/fhir">', "invalid"],
    ["", "invalid"],
  ];
  for (const [text, code] of cases) expect(issueOf(text, "xml")?.code, text).toBe(code);
});

it("an issue has its location, line and column", () => {
  const xml =
    '<Bundle xmlns="http://hl7.org/fhir">\n <entry/>\n <entry><resource><Observation>\n  <valueQuantity><value value="NaN"/></valueQuantity></Observation></resource></entry>\n</Bundle>';
  expect(issueOf(xml, "xml")).toMatchObject({
    expression: ["Bundle.entry[1].resource.valueQuantity.value"],
    line: 4,
    column: 18,
  });
  const json = '{"resourceType":"Bundle","entry":[{},\n{"resource":{"status":\'final\'}}]}';
  expect(issueOf(json)).toMatchObject({ expression: ["Bundle.entry[1].resource.status"], line: 2, column: 23 });
});
