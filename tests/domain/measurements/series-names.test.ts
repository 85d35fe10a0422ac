import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { populationPageSize } from "#db/terms/measurements.ts";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { assessMeasurements } from "#server/measurements/assessment/assess-measurements.ts";
import { PopulationInput } from "#server/measurements/population/contract.ts";
import { listPopulation } from "#server/measurements/population/list-population.ts";
import { changePatient } from "#server/patients/change-patient.ts";
import { importPatients } from "#server/patients/import/import-patients.ts";
import { makePatient, patientFacts } from "#tests/support/patients.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

async function desk() {
  const practice = await makeOrganization();
  const { organizationId } = practice;
  const ria = await makePerson(practice, ["practice-assistant"]);
  const measuring = async (familyName: string, recordNumber: string, birthDate = "1961-05-03") => {
    const { patientId } = await makePatient(practice, { familyName, namePrefix: "", recordNumber, birthDate });
    await owner`insert into measurement ${owner({
      ...{ organization_id: organizationId, measurement_id: uuidv7(), patient_id: patientId, kind: "body-weight" },
      ...{
        effective_at: new Date(),
        has_time: true,
        value: 81,
        origin: "patient",
        identifier_reused: false,
        coding: 0,
        delivery_id: uuidv7(),
      },
    })}`;
    await assess(patientId);
    return patientId;
  };
  const assess = (patientId: string) =>
    assessMeasurements(grant(systemActor("tests", organizationId), "measurement.assess"), patientId, new Date());
  const rename = (patientId: string, familyName: string, recordNumber: string, birthDate = "1961-05-03") => {
    const facts = patientFacts({ familyName, namePrefix: "", bsn: "", recordNumber, birthDate });
    return changePatient(grant(ria, "patient.change"), { ...facts, patientId, hasLeft: false });
  };
  const page = (input: Partial<PopulationInput> = {}) =>
    listPopulation(
      grant(ria, "measurement.population"),
      PopulationInput.parse({ sort: "name", kind: "body-weight", ...input }),
    );
  const names = async () => (await page()).rows.map(({ fullName }) => fullName);
  return { practice, ria, measuring, assess, rename, page, names };
}

it("a measurement list ordered by name follows a patient whose name changes, by hand or by an import", async () => {
  const { ria, measuring, rename, names } = await desk();
  await measuring("Bos", "1");
  const patientId = await measuring("Zwart", "2");
  expect(await names()).toEqual(["Anna Bos", "Anna Zwart"]);
  await rename(patientId, "Aalders", "2");
  expect(await names()).toEqual(["Anna Aalders", "Anna Bos"]);
  const content = Buffer.from("achternaam,geboortedatum,patientnummer\nZuidema,1961-05-03,2").toString("base64");
  const expected = { added: 0, updated: 1 };
  await importPatients(grant(ria, "patient.import"), { content, known: "update", expected });
  expect(await names()).toEqual(["Anna Bos", "Anna Zuidema"]);
});

it("a patient renamed while the worker assesses their measurements is listed under the new name", async () => {
  const { measuring, assess, rename } = await desk();
  const patientId = await measuring("Zwart", "2");
  for (let count = 0; count < 25; count += 1) {
    await owner`delete from measurement_summary where patient_id = ${patientId}`;
    await Promise.all([assess(patientId), rename(patientId, `Naam${count}`, "2"), assess(patientId)]);
    const [row] = await owner`select s.sort_name as kept, p.sort_name as own from measurement_summary s
      join patient p using (organization_id, patient_id) where s.patient_id = ${patientId}`;
    expect(row?.kept).toBe(row?.own);
  }
});

it("namesakes stand by birth date, and one whose birth date is corrected moves", async () => {
  const { measuring, rename, page } = await desk();
  const latest = await measuring("Bos", "1", "1972-03-04");
  await measuring("Bos", "2", "1948-11-30");
  await measuring("Bos", "3", "1960-01-01");
  const born = async (sort: "name" | "-name") => (await page({ sort })).rows.map(({ birthDate }) => birthDate);
  expect(await born("name")).toEqual(["1948-11-30", "1960-01-01", "1972-03-04"]);
  expect(await born("-name")).toEqual(["1972-03-04", "1960-01-01", "1948-11-30"]);
  await rename(latest, "Bos", "1", "1932-03-04");
  expect(await born("name")).toEqual(["1932-03-04", "1948-11-30", "1960-01-01"]);
});

it("pages of namesakes have no gaps and no repeats, and their address holds no name and no birth date", async () => {
  const { practice, page } = await desk();
  const of = { organization_id: practice.organizationId, sort_name: "bos, anna" };
  const people = Array.from({ length: populationPageSize + 20 }, (_, index) => ({
    ...{ ...of, patient_id: uuidv7(), birth_date: `19${String((index * 37) % 90).padStart(2, "0")}-05-03` },
  }));
  const rest = { family_name: "Bos", given_name: "Anna", gender: "female", contact_notes: [], source: "by-hand" };
  await owner`insert into patient ${owner(people.map((one) => ({ ...one, ...rest, added_at: new Date() })))}`;
  const summary = { count_in_window: 1, state: "in-target", attention: 10, reasons: [], computed_at: new Date() };
  const series = people.map((one) => ({ ...one, ...summary, kind: "body-weight" }));
  await owner`insert into measurement_summary ${owner(series)}`;
  for (const sort of ["name", "-name"] as const) {
    const first = await page({ sort });
    const cursor = first.nextCursor ?? "";
    const { rows, nextCursor } = await page({ sort, cursor });
    expect(nextCursor).toBeNull();
    const born = [...first.rows, ...rows].map(({ birthDate }) => birthDate);
    const sorted = people.map(({ birth_date }) => birth_date).toSorted();
    expect(born, sort).toEqual(sort === "name" ? sorted : sorted.toReversed());
    expect(new Set([...first.rows, ...rows].map(({ patientId }) => patientId)).size).toBe(people.length);
    expect(Buffer.from(cursor, "base64url").toString()).not.toMatch(/bos|\d{4}-\d{2}-\d{2}/i);
  }
});
