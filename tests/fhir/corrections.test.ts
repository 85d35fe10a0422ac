import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { FhirFormat } from "#db/terms/gateways.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { decideCorrection, openTimesOf } from "#server/api/consult-follow-up.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { addMonths } from "#server/calendar/days.ts";
import { correctionBundle } from "#server/cli/pgo-correction.ts";
import { fillTestMaterial } from "#server/cli/test-material.ts";
import { getConversation } from "#server/consults/conversation/get-conversation.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import { writeBody } from "#server/fhir/format/write-body.ts";
import type { Resource } from "#server/fhir/resource.ts";
import { connectDva, makePatient } from "#tests/support/fhir-server.ts";
import { describePublic, fixture } from "#tests/support/fixtures.ts";
import { auditLines, makePerson, owner } from "#tests/support/world.ts";

let dva: Awaited<ReturnType<typeof connectDva>>;
let assistant: PersonActor;
beforeAll(async () => {
  dva = await connectDva();
  assistant = await makePerson(dva.organization, ["practice-assistant"]);
});
afterAll(async () => {
  await dva.close();
  await owner.end();
});

const formats = ["json", "xml"] as const;
const inFormat = (resource: Resource, format: FhirFormat) => writeBody(resource, { format, version: "r4" });
const resourceIn = (bytes: Buffer, format: FhirFormat): Resource => {
  const read = readBody(bytes, { format, version: "r4" });
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value.resource;
};

/** A patient of the practice and what their PGO sends, in R4. */
async function pgoOfSomebody() {
  const patient = await makePatient(dva.organization);
  const token = await dva.token({ services: ["904"], bsn: patient.bsn });
  const headers = { prefer: "return=representation" };
  const send = async (body: Buffer | object, format: FhirFormat = "json", path = "", requestId: string = uuidv7()) => {
    const more = { ...headers, "medmij-request-id": requestId };
    const answer = await dva.send({ version: "r4", format, path, body, token, headers: more });
    const resource = resourceIn(Buffer.from(answer.text), format);
    return { ...answer, resource, entries: entriesOf(resource) };
  };
  const fetched = async () => (await dva.send({ path: "Communication", version: "r4", token })).text;
  const stored = () => owner<{ consultId: string; kind: string; body: string; messageId: string }[]>`
    select c.consult_id as "consultId", c.kind, m.body, m.message_id as "messageId" from message m
    join consult_message cm using (organization_id, message_id) join consult c on c.consult_id = cm.consult_id
    where m.patient_id = ${patient.patientId} and m.author = 'patient' order by cm.said_at, cm.position`;
  return { ...patient, token, send, fetched, stored };
}

type Entry = { fullUrl?: string; type: string; status: string; issue: Record<string, unknown>; location: string };
/** Guarantee: only tests read it, and they check what is there. */
function entriesOf({ entry }: Resource): Entry[] {
  const all = (entry ?? []) as {
    fullUrl?: string;
    resource?: Resource;
    response: { status: string; location?: string };
  }[];
  return all.map(({ fullUrl = "", resource, response }) => {
    const [issue = {}] = (resource?.issue ?? []) as Record<string, unknown>[];
    const { status, location = "" } = response;
    return { fullUrl, type: resource?.resourceType ?? "", status, issue, location };
  });
}

const asked = (text: string, more: object = {}) => ({
  resourceType: "Communication",
  status: "completed",
  category: [{ coding: [{ code: "medRecCxReq" }] }],
  payload: [{ contentString: text }],
  ...more,
});

async function conversationOf(consultId: string, patientId: string) {
  const opened = await openPatient(grant(assistant, "consult.read"), patientId);
  return getConversation(opened, openTimesOf(opened.access), { consultId });
}

it.each(formats)(
  "a dossierwijzigingsverzoek in %s opens a consult with a term of a month, and is acknowledged",
  async (format) => {
    const pgo = await pgoOfSomebody();
    const bundle = correctionBundle({ text: "Mijn nummer is 06-12345678.", topic: "Telefoonnummer" }, new Date());
    const { status, resource, entries, text } = await pgo.send(inFormat(bundle, format), format);
    expect(status, text).toBe(200);
    expect(resource.type).toBe("transaction-response");
    expect(entries.map(({ type }) => type)).toEqual(["Communication", "Patient", "Organization", "OperationOutcome"]);
    expect(entries.map((one) => one.status)).toEqual(["201 Created", "200 OK", "200 OK", "200 OK"]);
    for (const { fullUrl } of entries) expect(fullUrl).toMatch(/^(urn:uuid:|https:)/);
    expect(entries.at(-1)?.issue).toMatchObject({ severity: "information", code: "informational" });
    expect(entries.at(-1)?.issue.details).toMatchObject({
      text: expect.stringMatching(/ontvangen\. U krijgt uiterlijk/),
    });
    expect(text).not.toContain(pgo.bsn);
    const [stored] = await pgo.stored();
    expect(stored).toMatchObject({ kind: "correction-request", body: "Telefoonnummer\n\nMijn nummer is 06-12345678." });
    const conversation = await conversationOf(stored?.consultId ?? "", pgo.patientId);
    expect(conversation).toMatchObject({ kind: "correction-request", decision: null, turn: "practice" });
    const dueOn = addMonths(dutchDay(conversation.openedAt), 1);
    expect(dutchDay(conversation.clock?.dueAt ?? new Date(0))).toBe(dueOn);
    const receipt = conversation.messages.find(({ author }) => author === "receipt");
    expect(receipt?.body).toMatch(/besluit, met de reden, uiterlijk .*binnen één maand/s);
    expect(receipt?.body).not.toContain("U krijgt uiterlijk");
    const lines = JSON.stringify(await auditLines(dva.organization.organizationId));
    expect(lines).toContain("consult.received");
    expect(lines).not.toContain("06-12345678");
  },
);

it("the same request again is known: by its request id, and by the sender's identifier", async () => {
  const pgo = await pgoOfSomebody();
  const bundle = correctionBundle({ text: "Dit klopt niet.", topic: "Adres" }, new Date());
  const requestId = uuidv7();
  const first = await pgo.send(bundle, "json", "", requestId);
  const again = await pgo.send(bundle, "json", "", requestId);
  const later = await pgo.send(bundle);
  for (const one of [again, later]) {
    expect(one.status).toBe(200);
    expect(one.entries[0]?.location).toBe(first.entries[0]?.location);
    expect(one.entries.at(-1)?.issue).toEqual(first.entries.at(-1)?.issue);
  }
  expect(await pgo.stored()).toHaveLength(1);
});

it("alone, without a bundle, the OperationOutcome is the answer and the id stands in Location", async () => {
  const pgo = await pgoOfSomebody();
  const { status, resource, headers } = await pgo.send(asked("Mijn gewicht klopt niet."), "json", "Communication");
  expect(status).toBe(201);
  expect(resource).toMatchObject({ resourceType: "OperationOutcome", issue: [{ severity: "information" }] });
  const [stored] = await pgo.stored();
  expect(headers.get("location")).toContain(`Communication/${stored?.messageId}`);
});

it.each(["partOf", "inResponseTo", "about"])(
  "what goes on about it by %s stands in the same consult",
  async (element) => {
    const pgo = await pgoOfSomebody();
    await pgo.send(asked("De diagnose klopt niet."), "json", "Communication");
    const [first] = await pgo.stored();
    const reference = `Communication/${first?.messageId}`;
    // HL7's guide gives every message about a request the category; a PGO may also leave it out.
    const more = asked("Ik bedoel die van 2019.", { [element]: [{ reference }] });
    const { category: _, ...plain } = asked("O, en die van 2020.", { [element]: [{ reference }] });
    for (const body of [more, plain]) {
      const { resource } = await pgo.send(body, "json", "Communication");
      expect(resource.resourceType).toBe("OperationOutcome");
    }
    const stored = await pgo.stored();
    expect(stored).toHaveLength(3);
    expect(new Set(stored.map(({ consultId }) => consultId)).size).toBe(1);
  },
);

it("the patient fetches the decision, and a disagreement afterwards must be decided anew", async () => {
  const pgo = await pgoOfSomebody();
  await pgo.send(asked("Haal de allergie weg."), "json", "Communication");
  const [{ consultId = "", messageId = "" } = {}] = await pgo.stored();
  const access = grant(assistant, "consult.answer");
  const decided = { consultId, patientId: pgo.patientId, decision: "refused", sawLast: messageId } as const;
  const told = await decideCorrection(access, { ...decided, reason: "De test van 2019 was niet volledig." });
  const text = await pgo.fetched();
  expect(text).toContain("De test van 2019 was niet volledig.");
  expect(text).toContain("Autoriteit Persoonsgegevens");
  expect(text).toContain("eigen verklaring");
  const closed = await conversationOf(consultId, pgo.patientId);
  expect(closed).toMatchObject({ decision: "refused", undecidedSince: null, clock: null });
  const category = [{ coding: [{ code: "medRecCxDenialDisagree" }] }];
  const partOf = [{ reference: `Communication/${told.messageId}` }];
  await pgo.send(asked("Hier is mijn verklaring.", { category, partOf }), "json", "Communication");
  const open = await conversationOf(consultId, pgo.patientId);
  expect(open).toMatchObject({ decision: null, closed: null, turn: "practice" });
  expect(open.undecidedSince).toEqual(open.messages.at(-2)?.at);
});

it("a request that answers an e-consult, or a message in none, is a consult of its own", async () => {
  const pgo = await pgoOfSomebody();
  const { category: _, ...question } = asked("Mag ik sporten?");
  await pgo.send(question, "json", "Communication");
  const [first] = await pgo.stored();
  const loose = uuidv7();
  await owner`insert into message ${owner({
    organization_id: dva.organization.organizationId,
    message_id: loose,
    patient_id: pgo.patientId,
    body: "Uw bloeddruk is goed.",
    written_by: assistant.personId,
    sent_at: new Date(Date.now() - 60_000),
  })}`;
  for (const named of [first?.messageId, loose]) {
    await pgo.send(
      asked("Dit klopt niet.", { partOf: [{ reference: `Communication/${named}` }] }),
      "json",
      "Communication",
    );
  }
  const stored = await pgo.stored();
  expect(stored.map(({ kind }) => kind)).toEqual(["e-consult", "correction-request", "correction-request"]);
  expect(new Set(stored.map(({ consultId }) => consultId)).size).toBe(3);
  expect(await owner`select from consult_message where message_id = ${loose}`).toHaveLength(0);
});

it("in an unsafe situation the PGO shows that it came in, and no message follows by itself", async () => {
  const pgo = await pgoOfSomebody();
  await owner`update patient set contact_notes = array['no-notices'] where patient_id = ${pgo.patientId}`;
  const { text } = await pgo.send(asked("Mijn adres klopt niet."), "json", "Communication");
  expect(text).toContain("is ontvangen.");
  expect(text).not.toContain("uiterlijk");
  const [{ consultId = "" } = {}] = await pgo.stored();
  expect((await conversationOf(consultId, pgo.patientId)).messages).toHaveLength(1);
});

it.each([
  ["of somebody else", asked("x", { subject: { reference: `Patient/${uuidv7()}` } }), 403],
  ["with a topic and no text", asked("  ", { topic: { text: "Telefoonnummer" } }), 422],
  [
    "with a BSN of the practice",
    asked("x", { identifier: [{ system: "http://fhir.nl/fhir/NamingSystem/bsn", value: "1" }] }),
    422,
  ],
])("a request %s is refused, and nothing is stored", async (_, body, status) => {
  const pgo = await pgoOfSomebody();
  expect((await pgo.send(body, "json", "Communication")).status).toBe(status);
  expect(await pgo.stored()).toEqual([]);
});

describePublic("public examples of a dossierwijzigingsverzoek", () => {
  const read = (path: string) =>
    fillTestMaterial(readFileSync(fixture(`fhir-r4/patient-corrections/${path}`), "utf8"), new Date());

  it.each(formats)("the qualification transaction as %s", async (format) => {
    const pgo = await pgoOfSomebody();
    const { status, entries, text } = await pgo.send(
      Buffer.from(read(`qualification/dwv-Transaction-Scenario-1.${format}`)),
      format,
    );
    expect(status, text).toBe(200);
    expect(entries.map(({ type }) => type).toSorted()).toEqual(
      ["Communication", "OperationOutcome", "Organization", "Patient"].toSorted(),
    );
    const [stored] = await pgo.stored();
    expect(stored).toMatchObject({ kind: "correction-request", body: expect.stringContaining("06-12345678") });
  });

  const folders = {
    "profile-examples": ["nl-core-Patient-Wijziger", "nl-core-HealthcareProvider-Organization-Erasmus"],
    qualification: [
      "nl-core-Patient-1285290",
      "nl-core-HealthcareProvider-Organization-12341234",
      "nl-core-HealthProfessional-Practitioner-000001119",
      "nl-core-HealthProfessional-PractitionerRole-12341119",
    ],
  } as const;
  const requests = [
    ["profile-examples", "dwv-PatientCorrectionsCommunication-01"],
    ["profile-examples", "dwv-PatientCorrectionsCommunication-02"],
    ["qualification", "dwv-PatientCorrectionsCommunication-1"],
  ] as const;
  const sendings = requests.flatMap(([folder, name]) => formats.map((format) => [folder, name, format] as const));
  it.each(sendings)("%s/%s with all it names, as %s", async (folder, name, format) => {
    const pgo = await pgoOfSomebody();
    const entry = [name, ...folders[folder]].map((one, place) => {
      const resource = resourceIn(Buffer.from(read(`${folder}/${one}.xml`)), "xml");
      const fullUrl = `urn:uuid:7f1b6c1e-95a5-4f7b-9d2f-00000000000${place}`;
      return { fullUrl, resource, request: { method: "POST", url: resource.resourceType } };
    });
    const bundle = { resourceType: "Bundle", type: "transaction", entry };
    const { status, entries, text } = await pgo.send(inFormat(bundle, format), format);
    expect(status, `${basename(name)} ${text}`).toBe(200);
    expect(entries).toHaveLength(entry.length + 1);
    for (const { fullUrl } of entries) expect(fullUrl).not.toBe("");
    expect(await pgo.stored()).toMatchObject([{ kind: "correction-request" }]);
  });
});
