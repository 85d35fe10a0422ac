import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { FhirFormat } from "#db/terms/gateways.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import { connectDva, makePatient, type TestPatient } from "#tests/support/fhir-server.ts";
import { describePublic, fixture } from "#tests/support/fixtures.ts";
import { owner } from "#tests/support/world.ts";

let dva: Awaited<ReturnType<typeof connectDva>>;
beforeAll(async () => {
  dva = await connectDva();
});
afterAll(async () => {
  await dva.close();
  await owner.end();
});

const Part = z.object({
  codes: z.array(z.object({ code: z.string().nullable() })),
  quantity: z.object({ value: z.number(), code: z.string().nullable() }).optional(),
  values: z.array(z.object({ code: z.string().nullable() })).optional(),
  text: z.string().optional(),
});
const Understood = z.object({
  profiles: z.array(z.string()),
  codes: z.array(z.object({ code: z.string().nullable() })),
  quantity: z.object({ value: z.number(), code: z.string().nullable() }).nullable(),
  effective: z.string().nullable(),
  components: z.array(Part),
});
const Expected = z.object({
  bundles: z.record(
    z.string(),
    z.object({ observationCount: z.number(), observations: z.array(z.record(z.string(), z.unknown())) }),
  ),
});

/** What is stored of one patient, in the form of the expectations and in the order of the response. */
async function storedOf({ patientId }: TestPatient, answer: string) {
  const ids = [...answer.matchAll(/Observation\/([0-9a-f-]{36})\/_history/g)].map(([, id = ""]) => id);
  const rows = await owner<{ understood: unknown; comment: string | null }[]>`
    select s.understood, m.comment from measurement m join measurement_source s using (organization_id, measurement_id)
    where m.patient_id = ${patientId} order by array_position(${ids}::uuid[], m.measurement_id)`;
  return rows.map((row) => summary(Understood.parse(row.understood), row.comment));
}

function summary(understood: z.infer<typeof Understood>, comment: string | null) {
  const parts = understood.components.filter(({ codes }) => codes.length > 0);
  const components = Object.fromEntries(
    parts.map(({ codes, quantity, values, text }) => [
      codes[0]?.code ?? "",
      quantity ? [quantity.value, quantity.code] : (values?.[0]?.code ?? text),
    ]),
  );
  return {
    profile: understood.profiles[0]?.split("/").at(-1) ?? "",
    code: understood.codes.map(({ code }) => code),
    effective: understood.effective,
    ...(understood.quantity ? { value: [understood.quantity.value, understood.quantity.code] } : {}),
    ...(parts.length > 0 ? { components } : {}),
    ...(comment === null ? {} : { comment }),
  };
}

/** Sends a file on behalf of a new patient. */
async function sendFor(
  patient: TestPatient,
  format: FhirFormat,
  body: Uint8Array | string,
  version: "stu3" | "r4" = "stu3",
) {
  const token = await dva.token({ bsn: patient.bsn });
  return dva.send({ version, format, body, token, headers: { prefer: "return=representation" } });
}

describePublic("public test material through the FHIR server", () => {
  const { bundles } = Expected.parse(
    JSON.parse(readFileSync(fixture("derived/expected-selfmeasurements.json"), "utf8")),
  );

  for (const [path, expected] of Object.entries(bundles)) {
    it.each(["json", "xml"] as const)(`${basename(path, ".json")} as %s`, async (format) => {
      const patient = await makePatient(dva.organization);
      const sent = readFileSync(fixture(`resolved/${path.replace(/json$/, format)}`));
      const answer = await sendFor(patient, format, sent);
      expect(answer.status, answer.text).toBe(200);
      expect(answer.headers.get("content-type")).toContain(`application/fhir+${format}; fhirVersion=3.0`);
      expect(answer.text).toContain("batch-response");
      expect(answer.text.match(/201 Created/g) ?? []).toHaveLength(expected.observationCount);
      expect(answer.text).not.toContain(patient.bsn);
      expect(await storedOf(patient, answer.text)).toEqual(expected.observations);
      const bodies = await owner<{ body: Buffer }[]>`
        select s.body from measurement m join measurement_source s using (organization_id, measurement_id)
        where m.patient_id = ${patient.patientId}`;
      for (const { body } of bodies) expect(sent.includes(body)).toBe(true);
    });
  }

  it("every bundle of the send scenarios is understood as well", async () => {
    for (const path of globSync(fixture("resolved/fhir-stu3/selfmeasurements/send-bundles/*.xml"))) {
      const patient = await makePatient(dva.organization);
      const answer = await sendFor(patient, "xml", readFileSync(path));
      expect(answer.status, `${basename(path)} ${answer.text}`).toBe(200);
      expect(answer.text.match(/"4\d\d /g) ?? [], basename(path)).toEqual([]);
    }
  });

  const vitals = globSync(fixture("fhir-r4/vitals/*.xml")).filter((path) => !path.includes("Patient"));
  const formats = ["xml", "json"] as const;
  const sendings = vitals.flatMap((path) => formats.map((format) => [basename(path), format] as const));
  it.each(sendings)("R4 %s as %s", async (name, format) => {
    const patient = await makePatient(dva.organization);
    const text = readFileSync(fixture(`fhir-r4/vitals/${name}`), "utf8")
      .replace(/<\?xml[^>]*\?>/, "")
      .trim();
    const fullUrl = "urn:uuid:7f1b6c1e-95a5-4f7b-9d2f-000000000001";
    const xml = `<Bundle xmlns="http://hl7.org/fhir"><type value="transaction"/>
      <entry><fullUrl value="${fullUrl}"/><resource><Patient><id value="nl-core-Patient-01"/></Patient></resource>
        <request><method value="POST"/><url value="Patient"/></request></entry>
      <entry><resource>${text}</resource><request><method value="POST"/><url value="Observation"/></request></entry></Bundle>`;
    const read = readBody(Buffer.from(xml), { format: "xml", version: "r4" });
    if (!read.ok) throw new Error(JSON.stringify(read.issues));
    const answer = await sendFor(patient, format, format === "xml" ? xml : JSON.stringify(read.value.resource), "r4");
    expect(answer.status, answer.text).toBe(200);
    const [row] = await owner<{ kind: string; body: Buffer; understood: unknown }[]>`
      select m.kind, s.body, s.understood from measurement m join measurement_source s using (organization_id, measurement_id)
      where m.patient_id = ${patient.patientId}`;
    // Heartbeat regularity alone is not a kind of self-measurement: it is kept and shown as received.
    expect(row?.kind === "other").toBe(name.includes("HeartbeatRegularity"));
    if (format === "xml") expect(String(row?.body)).toBe(text);
    const { quantity, components } = Understood.parse(row?.understood);
    const numbers = [quantity, ...components.map((part) => part.quantity)].flatMap((one) => one?.value ?? []);
    expect(numbers.toSorted((one, other) => one - other)).toEqual(figuresIn(text));
  });
});

/** The figures in the text itself, found by pattern rather than by parsing FHIR. */
function figuresIn(text: string): number[] {
  return [...text.matchAll(/<(?:valueQuantity>\s*<value|valueInteger) value="([^"]+)"/g)]
    .map(([, value]) => Number(value))
    .sort((one, other) => one - other);
}
