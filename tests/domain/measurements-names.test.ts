import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { assessMeasurements } from "#server/measurements/assess-measurements.ts";
import { listPopulation } from "#server/measurements/list-population.ts";
import { PopulationInput } from "#server/measurements/population-contract.ts";
import { changePatient } from "#server/patients/change-patient.ts";
import { importPatients } from "#server/patients/import-patients.ts";
import { makePatient, patientFacts } from "#tests/support/patients.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

async function desk() {
  const practice = await makeOrganization();
  const { organizationId } = practice;
  const ria = await makePerson(practice, ["practice-assistant"]);
  const measuring = async (familyName: string, recordNumber: string) => {
    const { patientId } = await makePatient(practice, { familyName, namePrefix: "", recordNumber });
    await owner`insert into measurement ${owner({
      ...{ organization_id: organizationId, measurement_id: uuidv7(), patient_id: patientId, kind: "body-weight" },
      ...{
        effective_at: new Date(),
        has_time: true,
        value: 81,
        origin: "patient",
        identifier_reused: false,
        delivery_id: uuidv7(),
      },
    })}`;
    await assess(patientId);
    return patientId;
  };
  const assess = (patientId: string) =>
    assessMeasurements(grant(systemActor("tests", organizationId), "measurement.assess"), patientId, new Date());
  const rename = (patientId: string, familyName: string, recordNumber: string) => {
    const facts = patientFacts({ familyName, namePrefix: "", bsn: "", recordNumber });
    return changePatient(grant(ria, "patient.change"), { ...facts, patientId, hasLeft: false });
  };
  const names = async () => {
    const page = await listPopulation(
      grant(ria, "measurement.population"),
      PopulationInput.parse({ sort: "name", kind: "body-weight" }),
    );
    return page.rows.map(({ fullName }) => fullName);
  };
  return { ria, measuring, assess, rename, names };
}

it("a table of measurements by name follows a patient who gets another name, by hand or by a file", async () => {
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

it("a patient who is renamed while the worker looks at his measurements stands under the new name", async () => {
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
