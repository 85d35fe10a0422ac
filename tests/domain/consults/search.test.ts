import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { look } from "#server/access/look.ts";
import { searchConversations } from "#server/api/search-conversations.ts";
import { type ConsultState, foundConsultsMax, SearchConsultsInput } from "#server/consults/search/contract.ts";
import { addNote } from "#server/consults/work/add-note.ts";
import { assignConsult } from "#server/consults/work/assign-consult.ts";
import { closeConsult } from "#server/consults/work/close-consult.ts";
import { patientWrites, practiceWrites, timesFor } from "#tests/support/consults.ts";
import { makePatient } from "#tests/support/patients.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

const nfd = "gei\u0308nfecteerd";
const now = new Date("2026-12-01T12:00:00Z");

let practice: TestOrganization;
let nurse: PersonActor;
let organizationId: string;
beforeAll(async () => {
  practice = await makeOrganization();
  ({ organizationId } = practice);
  nurse = await makePerson(practice, ["practice-nurse"]);
});

const search = (text: string, state: ConsultState = "all", who = nurse) =>
  searchConversations(grant(who, "consult.list"), { text, state }, now);
const idsOf = async (text: string, state?: ConsultState) =>
  (await search(text, state)).rows.map(({ consultId }) => consultId).sort();

/** A consult of a patient of its own, who wrote this. */
async function asked(text: string, facts: Parameters<typeof makePatient>[1] = {}, at = now) {
  const { patientId } = await makePatient(practice, facts);
  const messageId = await patientWrites(organizationId, { patientId, text, at });
  const [row] = await owner<{ id: string }[]>`
    select consult_id as id from consult_message where organization_id = ${organizationId} and message_id = ${messageId}`;
  return { patientId, messageId, consultId: row?.id ?? "" };
}

describe("words in Dutch", () => {
  it.each([
    ["fiets", ["fiets", "fietsen"]],
    ["fietsen", ["fiets", "fietsen"]],
    ["FIETS", ["fiets", "fietsen"]],
    ["fie\u200bts", ["fiets", "fietsen"]],
    ["geinfecteerd", ["nfc", "nfd"]],
    ["geïnfecteerd", ["nfc", "nfd"]],
    [nfd, ["nfc", "nfd"]],
    ["bloeddruk", ["bloeddruk"]],
    ["bloed", ["bloeddruk"]],
    ["jeuk", ["jeuk"]],
    ["brief", ["brieven"]],
    ["pillen", ["pil"]],
    ["niet", ["brieven"]],
    ["fiets bloeddruk", []],
    ["gevallen fiets", ["fiets"]],
  ])("%s finds %j", async (text, expected) => {
    const ids = await words();
    expect(await idsOf(text)).toEqual(expected.map((name) => ids[name] ?? name).sort());
  });

  let made: Promise<Record<string, string>> | undefined;
  const words = () => (made ??= makeWords());

  async function makeWords(): Promise<Record<string, string>> {
    const texts: Record<string, string> = {
      fiets: "Gevallen met mijn fiets.",
      fietsen: "Mag ik weer fietsen?",
      nfc: "De wond is geïnfecteerd",
      nfd: `De teen is ${nfd}`,
      bloeddruk: "Mijn bloeddruk was 150/90",
      jeuk: "pijn/jeuk aan mijn arm",
      brieven: "Uw brieven kwamen niet aan",
      pil: "Ik vergat een pil",
    };
    const made: [string, string][] = [];
    for (const [name, text] of Object.entries(texts)) made.push([name, (await asked(text)).consultId]);
    return Object.fromEntries(made);
  }
});

it("finds both sides, notes, the patient by name and birth date, colleagues and days, and all of it together", async () => {
  const at = new Date("2026-06-03T22:30:00Z");
  const facts = { familyName: "Zwanenveld", namePrefix: "van", givenName: "Ödül", birthDate: "1947-11-02" };
  const { consultId, patientId, messageId } = await asked("Ik slik oxazepam", facts, at);
  const gp = await makePerson(practice, ["general-practitioner"]);
  await owner`update person set name = 'Quirijn Brouwërs' where person_id = ${gp.personId}`;
  await practiceWrites(gp, { consultId, patientId, sawLast: messageId, body: "Bouw het rustig af, zolpidem ook." });
  await addNote(grant(nurse, "consult.work"), { consultId, body: "Apotheek gebeld over blister" }, now);
  for (const text of [
    ...["oxazepam", "zolpidem", "blister", "swanenv", "odul", "2-11-47", "2 nov 1947", "quirijn", "Brouwers"],
    ...["4-6-2026", "zwanenveld 1947", "van zwanenveld", "quirijn 2-11-1947 blister oxa"],
  ]) {
    expect(await idsOf(text), text).toContain(consultId);
  }
  for (const text of ["3-6-2026", "zwanenveld 1948", "quirijn 2-11-1946", "oxazepam ibuprofen"]) {
    expect(await idsOf(text), text).not.toContain(consultId);
  }
  const [row] = (await search("blister")).rows;
  expect(row).toMatchObject({ turn: "patient", closed: null, patient: { birthDate: "1947-11-02" } });
  expect(row?.said).toMatchObject({ author: "note", at: now });
  expect(row?.said.parts).toContainEqual({ text: "blister", isHit: true });
  await assignConsult(grant(nurse, "consult.work"), timesFor(nurse), { consultId, personId: gp.personId });
  expect((await search("quirijn")).rows[0]?.assigneeName).toBe("Quirijn Brouwërs");
});

it("shows what is newest first, and open and closed apart", async () => {
  const [old, recent] = [
    await asked("kwartelei", {}, new Date("2026-03-01T09:00:00Z")),
    await asked("kwartelei", {}, now),
  ];
  expect((await search("kwartelei")).rows.map((row) => row.consultId)).toEqual([recent.consultId, old.consultId]);
  await closeConsult(grant(nurse, "consult.work"), timesFor(nurse), {
    consultId: recent.consultId,
    reason: "phone-call",
  });
  expect(await idsOf("kwartelei", "open")).toEqual([old.consultId]);
  expect(await idsOf("kwartelei", "closed")).toEqual([recent.consultId]);
});

it("a withdrawn message is found no more, by its words nor by who wrote it", async () => {
  const { consultId, messageId } = await asked("pimpelmees");
  expect(await idsOf("pimpelmees")).toEqual([consultId]);
  await owner`update message set withdrawn_at = now() where organization_id = ${organizationId} and message_id = ${messageId}`;
  expect(await idsOf("pimpelmees")).toEqual([]);
});

it("of a record that is closed to somebody nothing is found, nor are its words in any row that they may read", async () => {
  const { patientId, consultId } = await asked("winterkoninkje", { familyName: "Geheimhouder" });
  await owner`update patient set open_to = 'guarded' where organization_id = ${organizationId} and patient_id = ${patientId}`;
  for (const text of ["winterkoninkje", "Geheimhouder"]) expect(await idsOf(text)).toEqual([]);
  const bare = await look(grant(nurse, "consult.list"), (_, raw) =>
    Promise.all([
      raw`select said_id from consult_search where organization_id = ${organizationId} and consult_id = ${consultId}`,
      raw`select f from found_consults(consult_question('winterkoninkje')) f`,
    ]),
  );
  expect(bare.map((rows) => rows.length)).toEqual([0, 0]);
  await owner`insert into patient_treater ${owner({ organization_id: organizationId, patient_id: patientId, part: "own-gp", person_id: nurse.personId, named_at: now })}`;
  expect(await idsOf("winterkoninkje")).toEqual([consultId]);
});

it("another organization finds nothing of it", async () => {
  await asked("boomklever");
  const other = await makeOrganization();
  const stranger = await makePerson(other, ["practice-nurse"]);
  expect(await search("boomklever", "all", stranger)).toEqual({ rows: [], isMore: false });
  const bare = await look(
    grant(stranger, "consult.list"),
    (_, raw) => raw`select f from found_consults('boomklever') f`,
  );
  expect(bare).toHaveLength(0);
});

it("the log says who searched and whose names were shown, and never for what", async () => {
  const { patientId } = await asked("roodborstje");
  await search("roodborstje");
  const lines = (await auditLines(organizationId)).filter(({ event }) => event === "consult.searched");
  const line = lines.at(-1);
  expect(line).toMatchObject({ detail: { count: 1 } });
  expect(JSON.stringify(lines)).not.toContain("roodborst");
  const shown = await owner`select s.patient_id from audit_shown s join audit_event e using (organization_id, event_id)
    where s.organization_id = ${organizationId} and e.event = 'consult.searched' and s.patient_id = ${patientId}`;
  expect(shown).toHaveLength(1);
});

it("at most fifty are shown, and that there are more is said", async () => {
  const { patientId } = await makePatient(practice);
  await owner`insert into consult ${owner(
    Array.from({ length: foundConsultsMax + 2 }, () => {
      const row = { organization_id: organizationId, consult_id: uuidv7(), patient_id: patientId, kind: "e-consult" };
      return { ...row, opened_at: now, is_stray: false, turn: "practice", sort_at: now };
    }),
  )}`;
  await owner`insert into consult_note (organization_id, note_id, consult_id, patient_id, body, written_by, written_at)
    select organization_id, consult_id, consult_id, patient_id, 'ijsvogel', ${nurse.personId}, ${now} from consult
    where organization_id = ${organizationId} and patient_id = ${patientId}`;
  const found = await search("ijsvogel");
  expect(found).toMatchObject({ rows: { length: foundConsultsMax }, isMore: true });
});

it.each(["!&|:*()", "' \\ :* <-> & !", "\0", "\ud800", "\u200b\u200d\ufeff", "👩🏽‍⚕️🚲", "%", "", "\u0301"])(
  "of %j nothing is found, and nothing breaks",
  async (text) => {
    expect(await search(text)).toEqual({ rows: [], isMore: false });
  },
);

it("operators and quotes around a word are no part of the question", async () => {
  const { consultId } = await asked("het goudhaantje zingt");
  for (const text of ["!goudhaantje", "'goudhaantje'", "goud:*", "(goudhaantje)&|", "goudhaantje\0"]) {
    expect(await idsOf(text), text).toEqual([consultId]);
  }
});

it("a question that is too long is refused, in letters and in words", async () => {
  expect(SearchConsultsInput.safeParse({ text: "a".repeat(10_000) }).success).toBe(false);
  const many = Array.from({ length: 200 }, (_, nth) => `woord${nth}`).join(" ");
  expect(SearchConsultsInput.safeParse({ text: many }).success).toBe(false);
  await expect(search(many)).rejects.toMatchObject({ code: "INVALID", reason: "consult.too-many-words" });
  expect(await search("x".repeat(10_000))).toEqual({ rows: [], isMore: false });
});
