import { inflateSync } from "node:zlib";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { askApproval } from "#server/api/consult-approval.ts";
import { conversationFile, soepOfConsult } from "#server/api/consult-transfer.ts";
import { giveBack } from "#server/consults/approval/give-back.ts";
import { listConsults } from "#server/consults/inbox/list-consults.ts";
import { takeOverConsult } from "#server/consults/transfer/take-over.ts";
import { addNote } from "#server/consults/work/add-note.ts";
import { assignConsult } from "#server/consults/work/assign-consult.ts";
import { setUrgency } from "#server/consults/work/set-urgency.ts";
import { membersOfResource } from "#server/fhir/format/definitions.ts";
import { isObject, type Json } from "#server/fhir/format/json.ts";
import { listMessages } from "#server/messages/list-messages.ts";
import { practiceWrites, timesFor } from "#tests/support/consults.ts";
import { connectDva } from "#tests/support/fhir-server.ts";
import { makePerson, owner } from "#tests/support/world.ts";

// A note among colleagues, the reason for which something is urgent, an answer that was not sent yet, one for which approval is asked and the
// question with which that was given back stay inside: every way out is tried
// while each of them is the newest thing about the conversation. Each holds a letter that nothing else here holds, so that it is found in a
// PDF too, where a font has only the letters that were drawn.
const secrets = {
  note: "geheimeŵ notitie",
  urgent: "dringendeŷ reden",
  planned: "geplandeẅ woorden",
  asked: "gevraagdeỳ tekst",
  question: "teruggegevenẁ vraag",
};
const question = "Mag ik śporten?";

let dva: Awaited<ReturnType<typeof connectDva>>;
let assistant: PersonActor;
let consultId = "";
let patientId = "";
const heard: string[] = [];
let deaf: (() => Promise<void>) | undefined;

beforeAll(async () => {
  dva = await connectDva();
  assistant = await makePerson(dva.organization, ["practice-assistant"]);
  const { unlisten } = await owner.listen("balie", (payload) => heard.push(payload));
  deaf = unlisten;
  const asked = await post({
    resourceType: "Communication",
    status: "completed",
    payload: [{ contentString: question }],
  });
  const [found] = await owner<{ consult_id: string; patient_id: string; message_id: string }[]>`
    select consult_id, patient_id, message_id from consult_message
    where organization_id = ${dva.organization.organizationId} and author = 'patient'`;
  if (asked.status !== 201 || !found) throw new Error("nothing was asked");
  [consultId, patientId] = [found.consult_id, found.patient_id];
  const working = grant(assistant, "consult.work");
  const times = timesFor(assistant);
  const answered = await practiceWrites(assistant, { consultId, patientId, sawLast: found.message_id });
  await takeOverConsult(working, times, { consultId, sawLast: answered });
  await setUrgency(working, times, { consultId, reason: secrets.urgent });
  await assignConsult(working, times, { consultId, personId: assistant.personId });
  const sendOn = { day: new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10), time: "10:00" };
  await practiceWrites(assistant, { consultId, patientId, sawLast: answered, body: secrets.planned, sendOn });
  await addNote(working, { consultId, body: secrets.note });
  const nurse = await makePerson(dva.organization, ["practice-nurse"]);
  const doctor = await makePerson(dva.organization, ["general-practitioner"]);
  const [last] = await owner<{ id: string }[]>`select last_said_id as id from consult where consult_id = ${consultId}`;
  const about = { consultId, patientId, effect: "answers", askedOf: null, sawLast: last?.id ?? null } as const;
  const asking = grant(nurse, "consult.answer");
  const { approvalId } = await askApproval(asking, { ...about, body: secrets.asked, replaces: null });
  await giveBack(grant(doctor, "consult.approve"), times, { approvalId, question: secrets.question });
  await assignConsult(working, times, { consultId, personId: assistant.personId });
});
afterAll(async () => {
  await deaf?.();
  await dva.close();
  await owner.end();
});

async function post(body: object) {
  const token = await dva.token({ services: ["904"] });
  return dva.send({ path: "Communication", version: "r4", body, token, headers: { "medmij-request-id": uuidv7() } });
}

function expectNothingInside(text: string) {
  for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/geheime|dringende|geplande|gevraagde|teruggegeven/i);
}
const opened = () => openPatient(grant(assistant, "consult.export"), patientId);
async function exported(format: "pdf" | "fhir") {
  return Buffer.from((await conversationFile(await opened(), { consultId, format })).bytes);
}

it("what the PGO fetches holds the answer, and nothing that stays inside", async () => {
  for (const version of ["stu3", "r4"] as const) {
    const token = await dva.token({ services: ["904"] });
    const headers = { "medmij-request-id": uuidv7() };
    const answer = await dva.send({ path: "Communication", version, token, headers });
    const { text } = answer;
    expect(text).toContain("Ja, dat mag.");
    expectNothingInside(text);
  }
});

it("the text for the HIS and the FHIR export hold what was said, and nothing that stays inside", async () => {
  const reading = await openPatient(grant(assistant, "consult.read"), patientId);
  const { text } = await soepOfConsult(reading, { consultId });
  expect(text).toContain(question);
  expectNothingInside(text);
  const fhir = (await exported("fhir")).toString();
  expect(fhir).toContain(question);
  expectNothingInside(fhir);
});

it("the pages of the PDF hold none of their letters, and they do hold those of the question", async () => {
  const letters = lettersIn(await exported("pdf"));
  expect(letters).toContain("ś");
  for (const letter of ["ŵ", "ŷ", "ẅ", "ỳ", "ẁ"]) expect(letters).not.toContain(letter);
});

it("no list, log line, notification or mail says it", async () => {
  const listing = await openPatient(grant(assistant, "message.list"), patientId);
  expectNothingInside(JSON.stringify(await listMessages(listing)));
  const { organizationId } = dva.organization;
  const lines = await owner`select * from audit_event where organization_id = ${organizationId}`;
  expect(lines.map(({ event }) => event)).toEqual(
    expect.arrayContaining(["consult.noted", "consult.exported", "consult.approval-given-back"]),
  );
  expectNothingInside(JSON.stringify(lines));
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  expectNothingInside(heard.join());
  for (const payload of heard) expect(Object.keys(JSON.parse(payload))).toEqual(["organizationId", "noun"]);
  // Mails are sealed, so that there is none is the only proof.
  expect(await owner`select id from queue.job where name = 'mail.send'`).toEqual([]);
});

it("the inbox shows colleagues what was said or stands ready, never a note", async () => {
  for (const view of ["mine", "later", "to-take-over", "closed", "waiting-for-patient"] as const) {
    const shown = JSON.stringify(await listConsults(grant(assistant, "consult.list"), { view }));
    expect(shown).not.toMatch(/geheime|gevraagde|teruggegeven/);
  }
});

it("the FHIR export is a collection of resources as R4 defines them, without a BSN, and every reference leads somewhere", async () => {
  const bundle: Json = JSON.parse((await exported("fhir")).toString());
  expect(strangers(bundle)).toEqual([]);
  expect(bundle).toMatchObject({ resourceType: "Bundle", type: "collection" });
  const entries = isObject(bundle) && Array.isArray(bundle.entry) ? bundle.entry.filter(isObject) : [];
  const types = entries.map(({ resource }) => (isObject(resource) ? resource.resourceType : null));
  expect(types).toEqual(["Patient", "Organization", "Communication", "Communication", "Communication", "Provenance"]);
  const text = JSON.stringify(bundle);
  expect(text).not.toContain("fhir/NamingSystem/bsn");
  expect(text).not.toContain(dva.patient.bsn);
  const places = new Set(entries.map(({ fullUrl }) => fullUrl));
  for (const [, reference] of text.matchAll(/"reference":"([^"]+)"/g)) expect(places).toContain(reference);
  expect(text).toContain(`"agent":[{"who":{"display":${JSON.stringify(assistant.name)}}`);
});

/** Members that R4 does not define, by the definitions with which Balie reads what others send. */
function strangers(resource: Json, path = ""): string[] {
  if (!isObject(resource) || typeof resource.resourceType !== "string") return [`${path}: no resource`];
  const { resourceType, ...members } = resource;
  const known = membersOfResource("r4", resourceType);
  return known === null ? [`${path}: ${resourceType}`] : unknownIn(members, known, `${path}${resourceType}`);
}

function unknownIn(value: Json, known: NonNullable<ReturnType<typeof membersOfResource>>, path: string): string[] {
  if (!isObject(value)) return [`${path}: no element`];
  return Object.entries(value).flatMap(([name, held]) => {
    const member = known.get(name);
    const here = `${path}.${name}`;
    if (!member || member.isList !== Array.isArray(held)) return [here];
    return [held].flat().flatMap((one) => {
      if (member.content.is === "resource") return strangers(one, `${here}/`);
      if (member.content.is === "element") return unknownIn(one, member.content.members(), here);
      return member.content.is === "primitive" && typeof one === "string" ? [] : [here];
    });
  });
}

/** The letters that the fonts of a PDF can turn back into text: those that stand on its pages. */
function lettersIn(pdf: Buffer): string {
  const raw = pdf.toString("latin1");
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, body = ""]) => {
    try {
      return [inflateSync(Buffer.from(body, "latin1")).toString("latin1")];
    } catch {
      return [];
    }
  });
  const maps = streams.filter((text) => text.includes("beginbfrange") || text.includes("beginbfchar"));
  expect(maps.length).toBeGreaterThan(0);
  return maps
    .flatMap((map) => [...map.matchAll(/<([0-9a-f]{4})>/gi)])
    .map(([, code = ""]) => String.fromCharCode(Number.parseInt(code, 16)))
    .join("");
}
