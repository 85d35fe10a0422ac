import { describe, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { createCaller } from "#server/api/root.ts";
import { beginContext } from "#server/api/trpc.ts";
import { listAuditEvents } from "#server/audit/list.ts";
import { exportPopulation } from "#server/measurements/population/export-population.ts";
import { listPatients } from "#server/patients/list-patients.ts";
import { searchPatients } from "#server/patients/search-patients.ts";
import { makePatient } from "#tests/support/patients.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const computed = { count_in_window: 0, state: "no-target", attention: 0, reasons: [], computed_at: new Date() };
const summary = { ...computed, birth_date: "1950-02-01" };

/** A practice with a doctor, a privacy officer and a patient named Vos; `seen` are the lines that the officer finds about a patient. */
async function desk() {
  const practice = await makeOrganization();
  const doctor = await makePerson(practice, ["general-practitioner"]);
  const officer = await makePerson(practice, ["privacy-officer"]);
  const vos = await makePatient(practice, { familyName: "Vos", namePrefix: "", birthDate: "1950-02-01" });
  const lines = async (patientId: string) => (await listAuditEvents(grant(officer, "audit.read"), { patientId })).rows;
  const seen = async (patientId: string) => {
    const rows = await lines(patientId);
    return rows.map((row) => row.event).filter((event) => event !== "audit.read" && event !== "patient.added");
  };
  return { practice, doctor, officer, vos, lines, seen };
}

describe("who asks for the log of one patient finds", () => {
  it("one line for a page view, however many procedures it calls", async () => {
    const { doctor, vos, seen } = await desk();
    await Promise.all([
      openPatient(grant(doctor, "patient.read"), vos.patientId),
      openPatient(grant(doctor, "measurement.read"), vos.patientId),
    ]);
    expect(await seen(vos.patientId)).toEqual(["patient.opened"]);
  });

  it("the lists and searches that showed the name, and not those that showed others only", async () => {
    const { practice, doctor, vos, lines, seen } = await desk();
    const berg = await makePatient(practice, { familyName: "Berg" });
    await searchPatients(grant(doctor, "patient.list"), { text: "vos" });
    expect(await seen(vos.patientId)).toEqual(["patient.searched"]);
    expect(await seen(berg.patientId)).toEqual([]);
    await listPatients(grant(doctor, "patient.list"), { withLeft: false });
    expect(await seen(vos.patientId)).toEqual(["patient.listed", "patient.searched"]);
    expect((await lines(berg.patientId)).find((line) => line.event === "patient.listed")).toMatchObject({
      actorId: doctor.personId,
      detail: { screen: "patients", count: 2 },
    });
  });

  it("the second page of a list and a name that arrived later, but no line for a screen that refreshes", async () => {
    const { practice, doctor, vos, seen } = await desk();
    for (let at = 0; at < 50; at++) await makePatient(practice, { familyName: `Aa${at}`, namePrefix: "" });
    const list = grant(doctor, "patient.list");
    const first = await listPatients(list, { withLeft: false });
    expect(await seen(vos.patientId)).toEqual([]);
    const second = { withLeft: false, after: first.nextAfter ?? undefined };
    for (let refresh = 0; refresh < 3; refresh++) await listPatients(list, second);
    expect(await seen(vos.patientId)).toEqual(["patient.listed"]);
    const later = await makePatient(practice, { familyName: "Zandstra", namePrefix: "" });
    await listPatients(list, second);
    expect(await seen(later.patientId)).toEqual(["patient.listed"]);
    expect(await seen(vos.patientId)).toEqual(["patient.listed"]);
  });

  it("an export in which the patient stood", async () => {
    const { practice, doctor, vos, seen } = await desk();
    const berg = await makePatient(practice, { familyName: "Berg" });
    for (const kind of ["blood-pressure", "body-weight"]) {
      const of = { organization_id: practice.organizationId, patient_id: vos.patientId, kind, sort_name: "vos" };
      await owner`insert into measurement_summary ${owner({ ...of, ...summary })}`;
    }
    for await (const _ of exportPopulation(grant(doctor, "measurement.export"), { locale: "nl", sort: "name" }));
    expect(await seen(vos.patientId)).toEqual(["measurement.exported"]);
    expect(await seen(berg.patientId)).toEqual([]);
  });

  it("nothing of another organization", async () => {
    const { doctor, vos } = await desk();
    const stranger = await desk();
    await searchPatients(grant(doctor, "patient.list"), { text: "vos" });
    expect(await stranger.seen(vos.patientId)).toEqual([]);
  });
});

/** The procedures as the privacy officer may ask for them. */
function callerOf(actor: PersonActor) {
  const preferences = { locale: "nl", theme: "system", density: "compact" } as const;
  return createCaller(beginContext(actor.client, { state: "active", method: "password", actor, preferences }));
}

it("who treats is read by whoever has the record open, or by the privacy officer, and the log has both", async () => {
  const { practice, doctor, officer, vos, seen } = await desk();
  const { patientId } = vos;
  await callerOf(doctor).patients.treaters({ patientId });
  expect(await seen(patientId)).toEqual(["patient.opened"]);
  await expect(callerOf(officer).patients.treaters({ patientId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await callerOf(officer).audit.treaters({ patientId })).toMatchObject({ openTo: "team" });
  expect(await seen(patientId)).toEqual(["patient.listed", "patient.opened"]);
  await owner`update patient set open_to = 'guarded' where patient_id = ${patientId}`;
  expect(await callerOf(officer).audit.treaters({ patientId })).toMatchObject({ openTo: "guarded" });
  // Whoever is of care too keeps the log, without who treats: as such the record is not open to them.
  const both = await makePerson(practice, ["practice-assistant", "privacy-officer"]);
  expect(await callerOf(both).audit.list({ patientId })).toMatchObject({ rows: expect.any(Array) });
  expect(await callerOf(both).audit.treaters({ patientId })).toBeNull();
});

describe("the privacy officer", () => {
  it("finds a patient by name and birth date, sees no more than that, and the search is in the patient's log", async () => {
    const { officer, vos, lines } = await desk();
    const found = await callerOf(officer).audit.findPatients({ text: "vos 01-02-1950" });
    // The number tells two of one name and day apart; there is none here.
    const person = { fullName: "Anna Vos", birthDate: "1950-02-01", recordNumber: null };
    expect(found).toEqual([{ patientId: vos.patientId, ...person, hasNamesake: false }]);
    const searched = (await lines(vos.patientId)).find((line) => line.event === "patient.searched");
    expect(searched).toMatchObject({ actorId: officer.personId, basis: "audit.read", detail: { count: 1 } });
    expect(JSON.stringify(searched)).not.toContain("1950");
  });

  it("prints who saw the patient, oldest first and like lines of a day together, and that is logged once", async () => {
    const { practice, doctor, officer, vos, seen } = await desk();
    const nurse = await makePerson(practice, ["practice-nurse"], { name: "Sanne" });
    await openPatient(grant(doctor, "patient.read"), vos.patientId);
    for (const text of ["vos", "Vos"]) await searchPatients(grant(nurse, "patient.list"), { text });
    const api = callerOf(officer);
    const overview = await api.audit.looks({ patientId: vos.patientId });
    await api.audit.looks({ patientId: vos.patientId });
    expect(overview).toMatchObject({
      patient: { fullName: "Anna Vos" },
      organizationName: practice.name,
      isMore: false,
    });
    expect(overview.looks).toMatchObject([
      { event: "patient.added", actorKind: "system" },
      { event: "patient.opened", actorName: doctor.name, actorRoles: ["general-practitioner"], basis: "patient.read" },
      { event: "patient.searched", actorName: "Sanne", count: 2 },
      { event: "audit.exported", actorName: officer.name },
    ]);
    expect((await seen(vos.patientId)).filter((event) => event === "audit.exported")).toHaveLength(1);
    expect((await api.audit.looks({ patientId: vos.patientId, until: "2020-01-01" })).looks).toEqual([]);
  });

  it("gets no overview of a patient of another practice", async () => {
    const [here, there] = [await desk(), await desk()];
    const api = callerOf(here.officer);
    await expect(api.audit.looks({ patientId: there.vos.patientId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await api.audit.patient({ patientId: there.vos.patientId })).toBeNull();
  });
});
