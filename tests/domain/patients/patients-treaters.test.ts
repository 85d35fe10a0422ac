import { beforeEach, describe, expect, it } from "vitest";
import type { RecordOpening } from "#db/terms/patients.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { mergePatients } from "#server/api/merge/merge-patients.ts";
import { openMail } from "#server/mail/queue-mail.ts";
import { listPatients } from "#server/patients/list-patients.ts";
import { searchPatients } from "#server/patients/search-patients.ts";
import { changeTreaters } from "#server/patients/treaters/change-treaters.ts";
import type { OpenInEmergencyInput, TreaterFacts } from "#server/patients/treaters/contract.ts";
import { getClosedRecord } from "#server/patients/treaters/get-closed-record.ts";
import { getTreaters } from "#server/patients/treaters/get-treaters.ts";
import { listEmergencies } from "#server/patients/treaters/list-emergencies.ts";
import { openInEmergency } from "#server/patients/treaters/open-in-emergency.ts";
import { seeEmergencies } from "#server/patients/treaters/see-emergencies.ts";
import { addTask } from "#server/tasks/add-task.ts";
import { listTasks } from "#server/tasks/list-tasks.ts";
import { makePatient } from "#tests/support/patients.ts";
import { makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

const asksReason = { code: "FORBIDDEN", reason: "patient.asks-reason" };

let practice: TestOrganization;
let gp: PersonActor;
let nurse: PersonActor;
let officer: PersonActor;
let patientId: string;

beforeEach(async () => {
  practice = await makeOrganization();
  gp = await makePerson(practice, ["general-practitioner"], { name: "Sanne de Wit" });
  nurse = await makePerson(practice, ["practice-nurse"], { name: "Ria Bos" });
  officer = await makePerson(practice, ["privacy-officer"]);
  ({ patientId } = await makePatient(practice, { recordNumber: "4711", phone: "06 12345678" }));
});

const open = (who: PersonActor) => openPatient(grant(who, "patient.read"), patientId);
const change = (who: PersonActor, openTo: RecordOpening, treaters: TreaterFacts[] = [asGp()]) =>
  changeTreaters(grant(who, "patient.change-treaters"), { patientId, openTo, treaters });
const asGp = (who = gp): TreaterFacts => ({ part: "own-gp", personId: who.personId });
const inEmergency = (who: PersonActor, facts: Partial<OpenInEmergencyInput> = {}) =>
  openInEmergency(grant(who, "patient.open-in-emergency"), { patientId, reason: "covering", note: "", ...facts });
const addFor = (who: PersonActor, ownerId: string | null = null) =>
  addTask(grant(who, "task.add"), { patientId, ownerId, text: "Bel", dueOn: "2026-12-01" });
const lines = () => owner<{ event: string; actor_id: string; emergency: boolean; detail: Record<string, unknown> }[]>`
  select event, actor_id, emergency, detail from audit_event where organization_id = ${practice.organizationId} order by event_id`;

describe("who treats a patient", () => {
  it("nobody named, or named for the team: everybody with a role of care opens the record", async () => {
    await open(nurse);
    await change(gp, "team");
    expect(await getTreaters(await open(nurse))).toMatchObject({
      openTo: "team",
      treaters: [{ part: "own-gp", name: "Sanne de Wit", isHere: true }],
    });
  });

  it.each(["named", "guarded"] as const)("%s: only who is named reads and writes", async (openTo) => {
    await change(gp, openTo);
    await open(gp);
    await addFor(gp);
    await expect(open(nurse)).rejects.toMatchObject(asksReason);
    await expect(addFor(nurse)).rejects.toMatchObject(asksReason);
    expect(await owner`select from task where patient_id = ${patientId}`).toHaveLength(1);
    expect(await listTasks(grant(nurse, "task.list"), { show: "everybody" })).toEqual([]);
    expect(await listTasks(grant(gp, "task.list"), { show: "everybody" })).toHaveLength(1);
  });

  it("work about a patient is not given to a colleague who would not see it", async () => {
    await change(gp, "named");
    await expect(addFor(gp, nurse.personId)).rejects.toMatchObject({ reason: "patient.colleague-does-not-treat" });
    await addFor(gp, gp.personId);
  });

  it("the task of a colleague to whom the record is closed since is with the team that treats", async () => {
    await addFor(gp, nurse.personId);
    const countOf = async (who: PersonActor) => (await listTasks(grant(who, "task.list"), { show: "mine" })).length;
    expect([await countOf(gp), await countOf(nurse)]).toEqual([0, 1]);
    await change(gp, "named");
    expect([await countOf(gp), await countOf(nurse)]).toEqual([1, 0]);
    await change(gp, "team");
    expect([await countOf(gp), await countOf(nurse)]).toEqual([0, 1]);
  });

  it("each change is in the log, with before and after, and not for which illness", async () => {
    await change(gp, "team");
    const forNurse = (["copd", "heart-failure"] as const).map((part) => ({ part, personId: nurse.personId }));
    await change(gp, "guarded", [asGp(), ...forNurse]);
    const details = (await lines()).filter(({ event }) => event === "patient.treaters-changed");
    expect(details.map(({ detail }) => detail)).toEqual([
      { from: "team", to: "team", before: [], after: [`own-gp ${gp.personId}`] },
      {
        ...{ from: "team", to: "guarded", before: [`own-gp ${gp.personId}`] },
        after: [`own-gp ${gp.personId}`, `other ${nurse.personId}`],
      },
    ]);
    await open(nurse);
  });

  it("whoever does not treat changes nothing, also during an emergency; the privacy officer does", async () => {
    await change(gp, "guarded");
    const refused = { code: "FORBIDDEN", reason: "patient.treaters-not-yours" };
    await expect(change(nurse, "team")).rejects.toMatchObject(refused);
    await inEmergency(nurse);
    await expect(change(nurse, "team")).rejects.toMatchObject(refused);
    await change(officer, "named");
    await change(officer, "team", []);
  });

  it("a record for treaters only has a treater, who has a role of care here", async () => {
    await expect(change(gp, "guarded", [])).rejects.toMatchObject({ reason: "patient.treaters-nobody" });
    const elsewhere = await makePerson(await makeOrganization(), ["general-practitioner"]);
    await expect(change(gp, "team", [asGp(elsewhere)])).rejects.toMatchObject({
      reason: "patient.treater-not-of-care",
    });
  });

  it("naming somebody else takes the time of one transaction: of two at once the later stands whole", async () => {
    const other = await makePerson(practice, ["general-practitioner"]);
    await Promise.all([change(gp, "team", [asGp()]), change(gp, "team", [asGp(other)])]);
    expect(await owner`select from patient_treater where patient_id = ${patientId}`).toHaveLength(1);
  });
});

describe("an emergency", () => {
  beforeEach(() => change(gp, "guarded"));

  it("opens the record for an hour, and every line about the patient is marked", async () => {
    await inEmergency(nurse, { reason: "other", note: "Dochter belt in paniek" });
    await open(nurse);
    await addFor(nurse);
    const own = (await lines()).filter((line) => line.actor_id === nurse.personId);
    expect(own.map(({ event, emergency }) => [event, emergency])).toEqual([
      ["patient.emergency-opened", true],
      ["patient.opened", true],
      ["task.added", true],
    ]);
    expect(JSON.stringify(own)).not.toContain("Dochter");
    await open(gp);
    expect((await lines()).at(-1)).toMatchObject({ event: "patient.opened", actor_id: gp.personId, emergency: false });
    await owner`update emergency_opening set open_until = now() where patient_id = ${patientId}`;
    await expect(open(nurse)).rejects.toMatchObject(asksReason);
    expect(await listTasks(grant(nurse, "task.list"), { show: "everybody" })).toEqual([]);
  });

  it("is of one person: a colleague is asked again", async () => {
    await inEmergency(nurse);
    const assistant = await makePerson(practice, ["practice-assistant"]);
    await expect(open(assistant)).rejects.toMatchObject(asksReason);
  });

  it("asks for a reason in words where none fits, without a BSN", async () => {
    await expect(inEmergency(nurse, { reason: "other" })).rejects.toMatchObject({ reason: "patient.reason-missing" });
    const note = "BSN 999990019";
    await expect(inEmergency(nurse, { note })).rejects.toMatchObject({ reason: "patient.reason-with-bsn" });
    await expect(open(nurse)).rejects.toMatchObject(asksReason);
  });

  it("is not stored for a record that is open, and two clicks are one", async () => {
    expect(await inEmergency(gp)).toEqual({ openUntil: null });
    await Promise.all([inEmergency(nurse), inEmergency(nurse)]);
    expect(await owner`select from emergency_opening where patient_id = ${patientId}`).toHaveLength(1);
  });

  it("no role without care has it", () => {
    for (const who of [
      officer,
      { ...officer, roles: ["practice-manager"] },
      { ...officer, roles: ["administrator"] },
    ]) {
      expect(() => grant(who as PersonActor, "patient.open-in-emergency")).toThrow("FORBIDDEN");
    }
  });

  it("is told to the privacy officer, by a mail that names nobody, and stands until it was seen", async () => {
    await inEmergency(nurse, { reason: "other", note: "Dochter belt" });
    const [waiting] = await listEmergencies(grant(officer, "patient.see-emergencies"));
    expect(waiting).toMatchObject({ personName: "Ria Bos", reason: "other", note: "Dochter belt", patientId });
    const mails = await owner<{ data: { sealed: string } }[]>`select data from queue.job where name = 'mail.send'`;
    const mail = mails.map(({ data }) => openMail(data)).find(({ to }) => to === `${officer.personId}@voorbeeld.test`);
    expect(mail?.text).toContain("/audit");
    expect(JSON.stringify(mail)).not.toMatch(/Berg|Bos|Dochter/);
    const openingIds = waiting ? [waiting.openingId] : [];
    expect(await seeEmergencies(grant(officer, "patient.see-emergencies"), { openingIds })).toEqual({ count: 1 });
    expect(await listEmergencies(grant(officer, "patient.see-emergencies"))).toEqual([]);
  });

  it("of a privacy officer with a role of care waits for another privacy officer", async () => {
    const both = await makePerson(practice, ["practice-nurse", "privacy-officer"]);
    await inEmergency(both);
    const listed = (who: PersonActor) => listEmergencies(grant(who, "patient.see-emergencies"));
    const openingIds = (await listed(officer)).map(({ openingId }) => openingId);
    expect([openingIds.length, await listed(both)]).toEqual([1, []]);
    expect(await seeEmergencies(grant(both, "patient.see-emergencies"), { openingIds })).toEqual({ count: 0 });
    expect(await seeEmergencies(grant(officer, "patient.see-emergencies"), { openingIds })).toEqual({ count: 1 });
  });

  it("says whose record it is and who could be asked, and not for which illness", async () => {
    await change(gp, "guarded", [{ part: "heart-failure", personId: gp.personId }]);
    const closed = await getClosedRecord(grant(nurse, "patient.open-in-emergency"), { patientId });
    expect(closed).toEqual({
      ...{ patientId, fullName: "Anna van der Berg", birthDate: "1961-05-03", treaterNames: ["Sanne de Wit"] },
    });
    expect(await getClosedRecord(grant(gp, "patient.open-in-emergency"), { patientId })).toBeNull();
  });
});

it("of a guarded patient, lists and searches show others a name and a birth date; a telephone number finds nobody", async () => {
  const other = await makePatient(practice, { bsn: "", recordNumber: "", phone: "020 1234567" });
  await mergePatients(grant(gp, "patient.merge"), { patientId, otherId: other.patientId, take: [] });
  await change(gp, "guarded");
  const search = async (who: PersonActor, text: string) =>
    (await searchPatients(grant(who, "patient.list"), { text })).rows;
  const [listed] = (await listPatients(grant(nurse, "patient.list"), { withLeft: false })).rows;
  const hidden = { fullName: "Anna van der Berg", isGuarded: true, recordNumber: null, gender: "unknown" };
  expect(listed).toMatchObject(hidden);
  expect(await search(nurse, "berg")).toMatchObject([hidden]);
  for (const number of ["06 12345678", "020 1234567"]) expect(await search(nurse, number), number).toEqual([]);
  expect(await search(gp, "020 1234567")).toMatchObject([{ patientId }]);
  const [own] = await search(gp, "06 12345678");
  expect(own).toMatchObject({ isGuarded: true, recordNumber: "4711", gender: "female" });
});
