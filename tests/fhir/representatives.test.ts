import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { conversationFile, soepOfConsult } from "#server/api/consult-transfer.ts";
import { listAuditEvents } from "#server/audit/list.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { listConsults } from "#server/consults/inbox/list-consults.ts";
import { readSaid } from "#server/consults/transfer/read-said.ts";
import type { SaveRepresentativeInput } from "#server/patients/representatives/contract.ts";
import { saveRepresentative } from "#server/patients/representatives/save-representative.ts";
import { connectDva, makePatient, type TestPatient } from "#tests/support/fhir-server.ts";
import { inventedBsn } from "#tests/support/patients.ts";
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

const today = dutchDay(new Date());
/** The same day years ago; of 29 February the day before. */
const yearsAgo = (years: number) => `${Number(today.slice(0, 4)) - years}${today.slice(4).replace("02-29", "02-28")}`;
const motherCode = "dva-person-of-mother";
const act = { sub: motherCode, name: "Els de Wit", relation: "parent" };

const child = (birthDate: string) => makePatient(dva.organization, { birthDate, familyName: "Wit" });
function record({ patientId }: TestPatient, facts: Partial<SaveRepresentativeInput> = {}) {
  return saveRepresentative(grant(assistant, "patient.change-representatives"), {
    ...{ patientId, representativeId: null, name: "Els de Wit", relation: "parent", basis: "parental-authority" },
    ...{ phone: "", since: "2000-01-01", until: null, consentOn: null, code: motherCode },
    ...facts,
  });
}
const tokenFor = ({ bsn }: { bsn: string }, service = "902", claims: object = { act }) =>
  dva.token({ bsn, services: [service], claims: { ...claims } });
async function reads(patient: { bsn: string }, claims: object = { act }) {
  return dva.send({ path: "Communication", version: "r4", token: await tokenFor(patient, "902", claims) });
}
async function writes(patient: { bsn: string }, text: string, claims: object = { act }) {
  const body = { resourceType: "Communication", status: "completed", payload: [{ contentString: text }] };
  return dva.send({ path: "Communication", version: "r4", body, token: await tokenFor(patient, "904", claims) });
}

it("a parent of somebody of eleven is served, of twelve only with the young person's consent, of sixteen not", async () => {
  const [eleven, twelve, sixteen] = await Promise.all([
    child(addDays(yearsAgo(12), 1)),
    child(yearsAgo(12)),
    child(yearsAgo(16)),
  ]);
  await record(eleven);
  expect((await reads(eleven)).status).toBe(200);
  const { representativeId } = await record(twelve);
  expect((await reads(twelve)).status).toBe(403);
  await record(twelve, { representativeId, consentOn: today });
  expect((await reads(twelve)).status).toBe(200);
  await record(sixteen, { consentOn: addDays(today, -400) });
  expect((await reads(sixteen)).status).toBe(403);
  expect((await reads(sixteen, {})).status).toBe(200);
});

it("on its last day a ground holds; when it ended yesterday the same token opens nothing any more, neither to read nor to write", async () => {
  const patient = await child(yearsAgo(5));
  const { representativeId } = await record(patient, { until: today });
  const [reading, sending] = [await tokenFor(patient), await tokenFor(patient, "904")];
  const body = { resourceType: "Communication", status: "completed", payload: [{ contentString: "Zij hoest." }] };
  const read = () => dva.send({ path: "Communication", version: "r4", token: reading });
  const write = () => dva.send({ path: "Communication", version: "r4", token: sending, body });
  expect([(await read()).status, (await write()).status]).toEqual([200, 201]);
  await record(patient, { representativeId, until: addDays(today, -1) });
  expect([(await read()).status, (await write()).status]).toEqual([403, 403]);
  const stored = await owner`select 1 from message where patient_id = ${patient.patientId} and author = 'patient'`;
  expect(stored).toHaveLength(1);
});

it("nobody's, another's and a stranger's representative get one answer, letter for letter", async () => {
  const [own, other] = [await child(yearsAgo(5)), await child(yearsAgo(6))];
  await record(own);
  const requestId = uuidv7();
  const answerFor = async (patient: { bsn: string }, claims: object) => {
    const headers = { "medmij-request-id": requestId };
    const answer = await dva.send({ path: "Patient", token: await tokenFor(patient, "902", claims), headers });
    return { status: answer.status, text: answer.text, challenge: answer.headers.get("www-authenticate") };
  };
  const stranger = await answerFor({ bsn: inventedBsn() }, { act });
  expect(stranger.status).toBe(403);
  expect(await answerFor(other, { act })).toEqual(stranger);
  expect(await answerFor(own, { act: { ...act, sub: "somebody-else-entirely" } })).toEqual(stranger);
  expect((await answerFor(own, { act })).status).toBe(200);
});

it("a claim that is no claim, or an id that is a BSN, is refused before anybody is looked for", async () => {
  const patient = await child(yearsAgo(5));
  for (const wrong of [{ ...act, sub: inventedBsn() }, { ...act, relation: "aunt" }, { sub: motherCode }, "Els"]) {
    expect((await reads(patient, { act: wrong })).status).toBe(401);
  }
});

it("a message says who wrote it, as what and on what ground, in the conversation, the inbox, the text for the HIS and the exports", async () => {
  const patient = await child(yearsAgo(5));
  const { representativeId } = await record(patient);
  const claims = { act: { ...act, name: "E. Smit", relation: "guardian" } };
  expect((await writes(patient, "Zij heeft koorts.", claims)).status).toBe(201);
  // What was written keeps who they were then.
  await record(patient, { representativeId, name: "Els Smit-de Wit" });
  const [row] = await owner<{ consult_id: string }[]>`
    select consult_id from consult where patient_id = ${patient.patientId}`;
  const consultId = row?.consult_id ?? "";
  const opened = await openPatient(grant(assistant, "consult.read"), patient.patientId);
  const { messages } = await readSaid(opened, consultId);
  expect(messages.map(({ author, representative }) => ({ author, representative }))).toEqual([
    {
      author: "patient",
      representative: {
        ...{ name: "Els de Wit", relation: "parent", basis: "parental-authority" },
        stated: { name: "E. Smit", relation: "guardian" },
      },
    },
    { author: "receipt", representative: null },
  ]);
  const { rows } = await listConsults(grant(assistant, "consult.list"), { view: "unassigned" });
  expect(rows.find((one) => one.consultId === consultId)?.last.by).toEqual({ name: "Els de Wit", relation: "parent" });
  const { text } = await soepOfConsult(opened, { consultId });
  expect(text).toContain(", namens de patiënt door Els de Wit (ouder, ouderlijk gezag): “Zij heeft koorts.”");
  const exporting = await openPatient(grant(assistant, "consult.export"), patient.patientId);
  const { bytes } = await conversationFile(exporting, { consultId, format: "fhir" });
  const bundle = JSON.parse(Buffer.from(bytes).toString("utf8"));
  const sent = bundle.entry.find(
    ({ resource }: { resource: { resourceType: string } }) => resource.resourceType === "Communication",
  ).resource;
  expect(sent.sender).toEqual({ reference: "#representative", display: "Els de Wit" });
  expect(sent.contained[0]).toMatchObject({ resourceType: "RelatedPerson", name: [{ text: "Els de Wit" }] });
});

it("every line of the log about it names who acted as responsible, and none holds a name or an id of the DVA", async () => {
  const patient = await child(yearsAgo(5));
  const { representativeId } = await record(patient);
  await reads(patient);
  await writes(patient, "Zij hoest.");
  const lines = await auditLines(dva.organization.organizationId);
  const about = await owner<{ event: string; responsible_id: string | null }[]>`
    select event, responsible_id from audit_event
    where patient_id = ${patient.patientId} and actor_kind = 'gateway' order by event_id`;
  expect(about.map(({ event }) => event)).toEqual(expect.arrayContaining(["message.served", "delivery.received"]));
  expect([...new Set(about.map((line) => line.responsible_id))]).toEqual([representativeId]);
  const officer = await makePerson(dva.organization, ["privacy-officer"]);
  const { rows } = await listAuditEvents(grant(officer, "audit.read"), { patientId: patient.patientId });
  expect(rows.find(({ event }) => event === "message.served")?.responsibleName).toBe("Els de Wit");
  expect(JSON.stringify(lines)).not.toMatch(/Els de Wit|dva-person/);
});
