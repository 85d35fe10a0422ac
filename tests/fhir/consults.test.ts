import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { receivedLengthMax } from "#db/terms/messages.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { answerConsult, openTimesOf } from "#server/api/consult-follow-up.ts";
import { getConversation } from "#server/consults/conversation/get-conversation.ts";
import { listConsults } from "#server/consults/inbox/list-consults.ts";
import { addNote } from "#server/consults/work/add-note.ts";
import { listMessages } from "#server/messages/list-messages.ts";
import { connectDva, makePatient } from "#tests/support/fhir-server.ts";
import { auditLines, makePerson, owner } from "#tests/support/world.ts";

let dva: Awaited<ReturnType<typeof connectDva>>;
let assistant: PersonActor;
let token: string;
beforeAll(async () => {
  dva = await connectDva();
  assistant = await makePerson(dva.organization, ["practice-assistant"]);
  token = await dva.token({ services: ["904"] });
});
afterAll(async () => {
  await dva.close();
  await owner.end();
});

type Asked = { requestId?: string; version?: "stu3" | "r4"; token?: string } & Record<string, unknown>;

const communication = (text: string, more: Record<string, unknown> = {}) => ({
  resourceType: "Communication",
  status: "completed",
  payload: [{ contentString: text }],
  ...more,
});
function post(body: object, { requestId = uuidv7(), version = "r4", token: other = token }: Asked = {}) {
  const headers = { "medmij-request-id": requestId };
  return dva.send({ path: "Communication", version, body, token: other, headers });
}
const idOf = ({ headers }: Awaited<ReturnType<typeof post>>) =>
  /Communication\/([^/]+)/.exec(headers.get("location") ?? "")?.[1] ?? "";

async function conversationWith(messageId: string) {
  const [found] = await owner<{ consult_id: string; patient_id: string }[]>`
    select consult_id, patient_id from consult_message where message_id = ${messageId}`;
  if (!found) throw new Error("in no consult");
  const opened = await openPatient(grant(assistant, "consult.read"), found.patient_id);
  return getConversation(opened, openTimesOf(opened.access), { consultId: found.consult_id });
}
const inboxOf = (view: "unassigned" | "waiting-for-patient" | "closed") =>
  listConsults(grant(assistant, "consult.list"), { view });

it("what a patient asks is stored as received, waits in the inbox, and is answered at once by a receipt that is no answer", async () => {
  const answer = await post(communication("Mag ik sporten met deze pil?"));
  expect(answer.status).toBe(201);
  const conversation = await conversationWith(idOf(answer));
  expect(conversation).toMatchObject({ turn: "practice", closed: null, lastMessageId: idOf(answer) });
  expect(conversation.messages).toMatchObject([
    { author: "patient", body: "Mag ik sporten met deze pil?", writtenByName: null, fetchedAt: null },
    { author: "receipt", writtenByName: null },
  ]);
  expect(conversation.messages[1]?.body).toMatch(/U krijgt uiterlijk \w+ \d+ \w+ antwoord\..*112/s);
  expect(conversation.clock?.dueAt.getTime()).toBeGreaterThan(Date.now());
  const { rows, counts } = await inboxOf("unassigned");
  expect(rows.map(({ consultId }) => consultId)).toContain(conversation.consultId);
  expect(counts.unassigned).toBe(rows.length);
  expect(rows[0]?.last).toMatchObject({ author: "patient", excerpt: "Mag ik sporten met deze pil?" });
  const [source] = await owner`select body from message_source where message_id = ${idOf(answer)}`;
  expect(JSON.parse(String(source?.body))).toMatchObject(communication("Mag ik sporten met deze pil?"));
  const lines = await auditLines(dva.organization.organizationId);
  expect(lines.map(({ event }) => event)).toEqual(
    expect.arrayContaining(["delivery.received", "consult.received", "message.receipt-sent"]),
  );
  expect(JSON.stringify(lines)).not.toContain("sporten");
});

it("the practice answers, the PGO fetches answer and receipt but nothing the patient wrote, and a reply opens it again", async () => {
  const asked = idOf(await post(communication("Mijn enkels zijn dik.")));
  const { consultId, patientId } = await conversationWith(asked);
  const answering = grant(assistant, "consult.answer");
  const { messageId } = await answerConsult(answering, {
    ...{ consultId, patientId, sawLast: asked, effect: "answers", closes: "answered" },
    body: "Kom morgen om 10 uur langs.",
  });
  expect((await inboxOf("closed")).rows.map((row) => row.consultId)).toContain(consultId);
  const fetched = (await dva.send({ path: "Communication", version: "r4", token })).json();
  const texts = fetched.entry?.map(({ resource }) => JSON.stringify(resource?.payload)) ?? [];
  expect(texts.join()).toContain("Kom morgen om 10 uur langs.");
  expect(texts.join()).toContain("automatisch bericht");
  expect(texts.join()).not.toContain("enkels");
  expect((await conversationWith(asked)).messages.at(-1)?.fetchedAt).toBeInstanceOf(Date);

  const reference = [{ reference: `Communication/${messageId}` }];
  for (const [element, version] of [
    ["inResponseTo", "r4"],
    ["partOf", "stu3"],
  ] as const) {
    const reply = idOf(await post(communication(`Dank, via ${element}`, { [element]: reference }), { version }));
    const again = await conversationWith(reply);
    expect(again.consultId).toBe(consultId);
    expect(again).toMatchObject({ turn: "practice", closed: null });
  }
  // Two messages that wait together are one wait: one receipt.
  const { messages } = await conversationWith(asked);
  expect(messages.filter(({ author }) => author === "receipt")).toHaveLength(2);
});

it("a note among colleagues goes nowhere: not to the PGO, in no message, in no list of the patient's messages", async () => {
  const asked = idOf(await post(communication("Vraag met een notitie")));
  const { consultId, patientId } = await conversationWith(asked);
  const secret = "Alleen voor collega's: belt vaak";
  const { noteId } = await addNote(grant(assistant, "consult.work"), { consultId, body: secret });
  expect((await conversationWith(asked)).notes).toMatchObject([{ body: secret, writtenByName: assistant.name }]);
  const served = await Promise.all(
    ["Communication", `Communication/${noteId}`].map((path) => dva.send({ path, version: "r4", token })),
  );
  const opened = await openPatient(grant(assistant, "message.list"), patientId);
  const elsewhere = [
    await listMessages(opened),
    (await conversationWith(asked)).messages,
    (await inboxOf("unassigned")).rows,
    await auditLines(dva.organization.organizationId),
  ];
  expect(served.map(({ text }) => text).join() + JSON.stringify(elsewhere)).not.toContain("belt vaak");
  const withBsn = { consultId, body: "Zie 999900006" };
  await expect(async () => addNote(grant(assistant, "consult.work"), withBsn)).rejects.toMatchObject({
    reason: "consult.text-with-bsn",
  });
});

it("a reply to a message of the round, which stood in no consult, brings that message along", async () => {
  const messageId = uuidv7();
  await owner`insert into message ${owner({
    organization_id: dva.organization.organizationId,
    message_id: messageId,
    patient_id: dva.patient.patientId,
    body: "Uw bloeddruk is goed.",
    written_by: assistant.personId,
    sent_at: new Date(Date.now() - 60_000),
  })}`;
  const inResponseTo = [{ reference: `https://balie.test/fhir/r4/Communication/${messageId}` }];
  const reply = idOf(await post(communication("Moet ik doorgaan met de pil?", { inResponseTo })));
  const { messages } = await conversationWith(reply);
  expect(messages.map(({ author, body }) => [author, body])).toEqual([
    ["practice", "Uw bloeddruk is goed."],
    ["patient", "Moet ik doorgaan met de pil?"],
    ["receipt", expect.any(String)],
  ]);
});

it("nobody answers past something new: the text is refused, and nothing is sent", async () => {
  const asked = idOf(await post(communication("Eerste vraag")));
  const { consultId, patientId } = await conversationWith(asked);
  const inResponseTo = [{ reference: `Communication/${asked}` }];
  const later = idOf(await post(communication("O ja, nog iets", { inResponseTo })));
  const answer = { consultId, patientId, effect: "answers", closes: null, body: "Antwoord" } as const;
  const access = grant(assistant, "consult.answer");
  await expect(answerConsult(access, { ...answer, sawLast: asked })).rejects.toMatchObject({
    code: "CONFLICT",
    reason: "consult.changed-since",
  });
  expect((await conversationWith(asked)).messages.filter(({ author }) => author === "practice")).toEqual([]);
  await answerConsult(access, { ...answer, sawLast: later });
  expect((await conversationWith(asked)).turn).toBe("patient");
});

it("the same message twice is stored once: by request id, and by the sender's identifier", async () => {
  const requestId = uuidv7();
  const identifier = [{ system: "https://pgo.example/messages", value: uuidv7() }];
  const body = communication("Dubbel", { identifier });
  const first = await post(body, { requestId });
  expect(idOf(await post(body, { requestId }))).toBe(idOf(first));
  const again = await post(body);
  expect([again.status, idOf(again)]).toEqual([200, idOf(first)]);
  // Without an identifier the same words may be meant twice.
  expect(idOf(await post(communication("Ja, graag")))).not.toBe(idOf(await post(communication("Ja, graag"))));
  const [row] = await owner`select count(*)::int as count from message where body = 'Dubbel'`;
  expect(row?.count).toBe(1);
});

it("two replies at once both stand in the one consult", async () => {
  const asked = idOf(await post(communication("Begin")));
  const inResponseTo = [{ reference: `Communication/${asked}` }];
  const both = await Promise.all(["Een", "Twee"].map((text) => post(communication(text, { inResponseTo }))));
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  const { messages } = await conversationWith(asked);
  expect(
    messages
      .filter(({ author }) => author === "patient")
      .map(({ body }) => body)
      .toSorted(),
  ).toEqual(["Begin", "Een", "Twee"].toSorted());
});

it("two replies at once to a message that stood in no consult stand in one, with that message", async () => {
  for (let round = 0; round < 5; round += 1) {
    const messageId = uuidv7();
    await owner`insert into message ${owner({
      organization_id: dva.organization.organizationId,
      message_id: messageId,
      patient_id: dva.patient.patientId,
      body: `Ronde ${round}`,
      written_by: assistant.personId,
      sent_at: new Date(Date.now() - 60_000),
    })}`;
    const inResponseTo = [{ reference: `Communication/${messageId}` }];
    const both = await Promise.all(["Een", "Twee"].map((text) => post(communication(text, { inResponseTo }))));
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const { messages } = await conversationWith(messageId);
    const said = messages.filter(({ author }) => author !== "receipt").map(({ body }) => body);
    expect(said.toSorted()).toEqual(["Een", `Ronde ${round}`, "Twee"]);
  }
});

it("the same message twice at once is stored once, and both are told its id", async () => {
  for (let round = 0; round < 5; round += 1) {
    const body = communication("Tegelijk", { identifier: [{ system: "https://pgo.example", value: uuidv7() }] });
    const both = await Promise.all([post(body), post(body), post(body)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    expect(new Set(both.map(idOf)).size).toBe(1);
  }
});

it("a message that names a consult of somebody else begins one of its own, marked for a person to look at", async () => {
  const asked = idOf(await post(communication("Van een ander")));
  const stranger = await makePatient(dva.organization);
  const inResponseTo = [{ reference: `Communication/${asked}` }];
  const theirs = await dva.token({ services: ["904"], bsn: stranger.bsn });
  const reply = idOf(await post(communication("Antwoord", { inResponseTo }), { token: theirs }));
  const conversation = await conversationWith(reply);
  expect(conversation).toMatchObject({ patientId: stranger.patientId, isStray: true });
  expect(conversation.messages.map(({ body }) => body)).not.toContain("Van een ander");
});

it.each([
  ["no text", communication("   "), 422],
  ["no payload", { ...communication("x"), payload: undefined }, 422],
  ["a part that is no text", communication("x", { payload: [{ contentAttachment: { url: "x" } }] }), 422],
  ["too long a text", communication("a".repeat(receivedLengthMax + 1)), 422],
  ["a draft", communication("x", { status: "preparation" }), 422],
  ["a BSN", communication("x", { identifier: [{ system: "http://fhir.nl/fhir/NamingSystem/bsn", value: "1" }] }), 422],
  ["somebody else's", communication("x", { subject: { reference: `Patient/${uuidv7()}` } }), 403],
])("%s is refused, says why, and leaves nothing behind", async (_, body, status) => {
  const count = async () => (await owner`select count(*)::int as count from message`)[0]?.count;
  const before = await count();
  const answer = await post(body);
  expect(answer.status).toBe(status);
  expect(answer.json().issue?.[0]?.diagnostics).toBeTruthy();
  expect(await count()).toBe(before);
});

it("a patient in an unsafe situation gets no automatic message", async () => {
  const { patientId, bsn } = await makePatient(dva.organization);
  await owner`update patient set contact_notes = array['no-notices'] where patient_id = ${patientId}`;
  const asked = await post(communication("Mag ik langskomen?"), { token: await dva.token({ services: ["904"], bsn }) });
  expect((await conversationWith(idOf(asked))).messages.map(({ author }) => author)).toEqual(["patient"]);
});

it("a PGO asks for what was sent since a moment, page by page, and only what it got is marked as fetched", async () => {
  const { patientId, bsn } = await makePatient(dva.organization);
  const at = (index: number) => new Date(Date.UTC(2026, 9, 1) + index * 60_000);
  const rows = Array.from({ length: 130 }, (_, index) => ({
    organization_id: dva.organization.organizationId,
    message_id: uuidv7(),
    patient_id: patientId,
    body: `Bericht ${index}`,
    written_by: assistant.personId,
    sent_at: at(index),
  }));
  await owner`insert into message ${owner(rows)}`;
  const own = await dva.token({ services: ["904"], bsn });
  const read = async (path: string) => (await dva.send({ path, version: "r4", token: own })).json();
  const since = await read(`Communication?_lastUpdated=ge${at(120).toISOString()}`);
  expect(since.entry).toHaveLength(10);
  const fetched = async () =>
    (
      await owner`select count(*)::int as count from message where patient_id = ${patientId} and fetched_at is not null`
    )[0]?.count;
  expect(await fetched()).toBe(10);
  const first = await read("Communication");
  expect(first.entry).toHaveLength(100);
  const next = first.link?.find(({ relation }) => relation === "next")?.url ?? "";
  const second = await read(next.replace("https://balie.test/fhir/r4/", ""));
  expect(second.entry).toHaveLength(30);
  expect(await fetched()).toBe(130);
  for (const query of ["_lastUpdated=gisteren", "_cursor=x", "patient=1", "sent=ge2026"]) {
    expect((await read(`Communication?${query}`)).resourceType).toBe("OperationOutcome");
  }
});

it("a token for another service opens no consult", async () => {
  const answer = await post(communication("x"), { token: await dva.token({ services: ["902"] }) });
  expect(answer.status).toBe(403);
});
