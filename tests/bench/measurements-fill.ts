import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { codingOf } from "#server/measurements/values/coding-rules.ts";

/** Values per patient in a year: two in three are blood pressures, the rest weights. */
const valuesEach = 250;
const yearMs = 365 * 86_400_000;
/** Half of everything belongs to one practice; the other half to small practices with this many patients each. */
const smallPractice = 400;

export type Filled = { organizationId: string; patientIds: string[]; patientCount: number; organizationCount: number };

/**
 * Fills `size` values over the past twelve months by COPY, in the order of arrival, so that the rows of one patient are
 * scattered, with their summaries and the round. Sources (the resources as received) are not filled.
 */
export async function fillMeasurements(owner: postgres.Sql, size: number): Promise<Filled> {
  await owner`truncate measurement, measurement_source, measurement_summary, review_item, review_waiting, patient`;
  const patientCount = Math.max(2, Math.round(size / valuesEach));
  const largeCount = Math.ceil(patientCount / 2);
  const organizationCount = 1 + Math.ceil((patientCount - largeCount) / smallPractice);
  const organizations = Array.from({ length: organizationCount }, () => uuidv7());
  const patients = Array.from({ length: patientCount }, (_, at) => ({
    patientId: uuidv7(),
    organizationId: organizations[at < largeCount ? 0 : 1 + Math.floor((at - largeCount) / smallPractice)] ?? "",
  }));
  await copy(
    owner,
    "measurement (organization_id, measurement_id, patient_id, kind, effective_at, has_time, value, diastolic, origin, delivery_id, identifier_reused, coding)",
    values(size, patients),
  );
  await copy(
    owner,
    "patient (organization_id, patient_id, family_name, given_name, sort_name, birth_date, gender, contact_notes, source, added_at)",
    people(patients),
  );
  await owner`
    insert into measurement_summary (organization_id, patient_id, kind, sort_name, birth_date, last_value, last_diastolic, last_at, average_value,
      average_diastolic, count_in_window, state, attention, reasons, computed_at)
    select organization_id, patient_id, k, sort_name, birth_date, 130, 80, now() - interval '1 hour' * (abs(hashtext(patient_id::text)) % 400), 131, 79, 10,
      (array['in-target', 'above', 'insufficient'])[1 + abs(hashtext(patient_id::text || k)) % 3],
      (array[10, 10, 10, 15, 20, 30])[1 + abs(hashtext(k || patient_id::text)) % 6],
      '[{"reason": "in-target", "about": "blood-pressure", "values": {"systolic": 130, "diastolic": 80, "limit": 135, "secondLimit": 85}}]', now()
    from patient, unnest(array['blood-pressure', 'body-weight']) k`;
  await owner`
    insert into review_item (organization_id, item_id, patient_id, kind, arrived_at)
    select organization_id, gen_random_uuid(), patient_id, 'measurements', now() - interval '1 hour' from patient
    where hashtext(patient_id::text) % 4 = 0`;
  await owner`
    insert into review_waiting (organization_id, patient_id, waiting_since, latest_at, attention, reasons, is_assessment_due, is_normal)
    select organization_id, patient_id, arrived_at, arrived_at, (array[10, 10, 10, 15, 20, 30])[1 + abs(hashtext(patient_id::text)) % 6], '[]', false,
      abs(hashtext(patient_id::text)) % 6 < 3 from review_item`;
  await owner`vacuum analyze measurement, measurement_summary, patient, review_item, review_waiting`;
  const patientIds = patients.slice(0, Math.min(largeCount, 200)).map((one) => one.patientId);
  return { organizationId: organizations[0] ?? "", patientIds, patientCount, organizationCount };
}

type Patient = { patientId: string; organizationId: string };

const codings = { "body-weight": codingOf("body-weight", null), "blood-pressure": codingOf("blood-pressure", null) };

function* values(size: number, patients: readonly Patient[]): Generator<string> {
  const first = Date.now() - yearMs;
  let lines: string[] = [];
  for (let at = 0; at < size; at++) {
    const patient = patients[at % patients.length];
    if (!patient) return;
    const ms = first + Math.floor((at * yearMs) / size);
    const id = idAt(ms);
    const isWeight = Math.floor(at / patients.length) % 3 === 2;
    const kind = isWeight ? "body-weight" : "blood-pressure";
    const value = isWeight ? 75 + (at % 40) / 10 : 120 + (at % 37);
    const diastolic = isWeight ? "\\N" : 70 + (at % 23);
    const effective = new Date(ms - 60_000).toISOString();
    lines.push(
      `${patient.organizationId}\t${id}\t${patient.patientId}\t${kind}\t${effective}\tt\t${value}\t${diastolic}\tpatient\t${id}\tf\t${codings[kind]}\n`,
    );
    if (lines.length === 5_000) {
      yield lines.join("");
      lines = [];
    }
  }
  yield lines.join("");
}

function* people(patients: readonly Patient[]): Generator<string> {
  for (const [at, { organizationId, patientId }] of patients.entries()) {
    const name = `Naam ${(at * 7_919) % patients.length}`;
    yield `${organizationId}\t${patientId}\t${name}\tEva\t${name.toLowerCase()}\t1950-01-01\tfemale\t{}\tby-hand\t2025-01-01\n`;
  }
}

let pool = Buffer.alloc(0);
let used = 0;

/** A UUIDv7 with this timestamp, made without the library because millions are needed. */
function idAt(ms: number): string {
  if (used + 10 > pool.length) {
    pool = randomBytes(1_000_000);
    used = 0;
  }
  const random = pool.toString("hex", used, used + 10);
  used += 10;
  const time = ms.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}

async function copy(owner: postgres.Sql, target: string, lines: Iterable<string>): Promise<void> {
  const into = await owner.unsafe(`copy ${target} from stdin`).writable();
  await pipeline(Readable.from(lines), into);
}
