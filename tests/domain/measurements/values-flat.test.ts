import { afterAll, beforeAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { closeDatabase } from "#server/access/database.ts";
import { assessMeasurements } from "#server/measurements/assessment/assess-measurements.ts";
import { paths, screensOf } from "#tests/bench/reads-per-patient-calls.ts";
import { fillPatient } from "#tests/bench/reads-per-patient-fill.ts";
import { connectDva, makePatient, type TestPatient } from "#tests/support/fhir-server.ts";
import { bloodPressure, bodyWeight } from "#tests/support/observations.ts";
import { owner } from "#tests/support/world.ts";

const [few, many] = [100, 2_500];
/** As `npm run bench -- reads-per-patient` has it, which measures time, with more values. */
const flatMax = 1.2;
/** The values lie in as many months, of which a partition each: a lookup takes a row from each that has values of the patient. */
const monthsMax = 13;
const lookupsMax = 3;
const allowed = (atFew: number) => atFew * flatMax + monthsMax * lookupsMax;

const fetches = {
  ...paths,
  "a code of which there is one": "Observation?code=http://loinc.org|29463-7",
  "newest of a code that is not there": "Observation/$lastn?code=http://loinc.org|8302-2",
  "a category": "Observation?category=vital-signs&_count=50",
};

let dva: Awaited<ReturnType<typeof connectDva>>;
const patients = new Map<number, TestPatient>();
const patientWith = (size: number) => patients.get(size) ?? { patientId: "", bsn: "" };
let screens: Awaited<ReturnType<typeof screensOf>>;

beforeAll(async () => {
  dva = await connectDva();
  const { organizationId } = dva.organization;
  for (const size of [few, many]) {
    const patient = await makePatient(dva.organization);
    patients.set(size, patient);
    const token = await dva.token({ bsn: patient.bsn });
    const send = (body: object) => dva.send({ path: "Observation", body, token });
    await send(bloodPressure(128, 82, new Date(Date.now() - 60_000).toISOString()));
    await fillPatient(owner, { organizationId, patientId: patient.patientId }, size);
    await send(bodyWeight(81.5, new Date(Date.now() - 200 * 86_400_000).toISOString()));
    await assessMeasurements(
      grant(systemActor("tests", organizationId), "measurement.assess"),
      patient.patientId,
      new Date(),
    );
  }
  await owner`vacuum analyze`;
  screens = await screensOf(
    organizationId,
    [...patients.values()].map(({ patientId }) => patientId),
  );
  await countOwnersRows();
}, 120_000);
afterAll(async () => {
  await dva.close();
  await owner.end();
});

/** A connection that stays open counts what it read a second later, or with its next statement: now, for each of the owner's. */
async function countOwnersRows(): Promise<void> {
  const { max } = owner.options;
  await Promise.all(Array.from({ length: 2 * max }, () => owner`select pg_stat_force_next_flush(), pg_sleep(0.05)`));
}

/** Rows that the server went through so far, in tables and in indexes. It counts those of a connection at its end. */
async function rowsRead(): Promise<number> {
  await closeDatabase();
  const isOpen = () =>
    owner`select from pg_stat_activity where datname = current_database() and application_name = 'balie'`;
  while ((await isOpen()).length > 0) await new Promise((wake) => setTimeout(wake, 20));
  const [row] = await owner<{ rows: number }[]>`
    select ((select coalesce(sum(seq_tup_read), 0) from pg_stat_user_tables)
      + (select coalesce(sum(idx_tup_read), 0) from pg_stat_user_indexes))::int as rows`;
  return row?.rows ?? Number.NaN;
}

/** The lower of two counts: whatever else is counted meanwhile only adds. */
async function rowsOf(read: () => Promise<unknown>): Promise<number> {
  const counts: number[] = [];
  for (let turn = 0; turn < 2; turn += 1) {
    const before = await rowsRead();
    await read();
    counts.push((await rowsRead()) - before);
  }
  return Math.min(...counts);
}

it.each(Object.keys(fetches))("over FHIR, %s costs the same however many values a patient has", async (name) => {
  const path = Object.entries(fetches).find(([one]) => one === name)?.[1] ?? "";
  const rows = async (size: number) => {
    const token = await dva.token({ bsn: patientWith(size).bsn, services: ["52"] });
    return rowsOf(async () => expect((await dva.send({ path, version: "r4", token })).status).toBe(200));
  };
  const [atFew, atMany] = [await rows(few), await rows(many)];
  expect(atMany).toBeLessThanOrEqual(allowed(atFew));
});

it.each(["overview of kinds", "series of 90 days", "lines for the record", "timeline"])(
  "on screen, the %s costs the same however many values a patient has",
  async (name) => {
    const screen = screens.find((one) => one.name === name);
    const rows = (size: number) => rowsOf(async () => screen?.call(patientWith(size).patientId));
    const [atFew, atMany] = [await rows(few), await rows(many)];
    expect(atFew).toBeGreaterThan(0);
    expect(atMany).toBeLessThanOrEqual(allowed(atFew));
  },
);
