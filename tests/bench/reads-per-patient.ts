import { fork } from "node:child_process";
import postgres from "postgres";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { closeDatabase } from "#server/access/database.ts";
import { assessMeasurements } from "#server/measurements/assessment/assess-measurements.ts";
import { freePort } from "#server/run/ports.ts";
import { type BenchPlace, type BenchReport, type Figure, median, timed } from "./measure.ts";
import { plansOf } from "./plans.ts";
import { cpuSeconds, parentOf } from "./process-cpu.ts";
import { agent, fetched, newest, paths, screensOf } from "./reads-per-patient-calls.ts";
import { fillFloor, fillPatient } from "./reads-per-patient-fill.ts";

const sizes = [100, 3_000, 30_000];
const clientCounts = [1, 8];
const rounds = 3;
const callsPerRun = 300;
const runMsMax = 600;
const flatMax = 1.2;
const ofFloorMin = 0.6;
/** More rows than this in a step of a plan: it reads what it does not show. */
const rowsMax = 1_000;

type Patient = { size: number; patientId: string; bsn: string; token: string };
type Read = {
  name: string;
  floor?: (patient: Patient) => Promise<unknown>;
  call: (patient: Patient) => Promise<unknown>;
  pids: number[];
};
type Run = { rate: number; cpuMs: number };

/**
 * The reads of one patient, who has few values or many but the same newest ones: over FHIR, against a floor that sends the same bytes, and on
 * the screens. Runs of all sizes and of the floor alternate, so that other load on the machine affects all alike.
 */
export async function benchReadsPerPatient(place: BenchPlace): Promise<BenchReport> {
  Object.assign(process.env, { BALIE_FOLDER: place.folder, DATABASE_CONNECTIONS_MAX: "16" });
  const [support, samples, installed] = await Promise.all([
    import("#tests/support/fhir-server.ts"),
    import("#tests/support/observations.ts"),
    import("#tests/support/installed.ts"),
  ]);
  const dva = await support.connectDva({}, "RS256");
  const { organizationId } = dva.organization;
  const assess = grant(systemActor("bench", organizationId), "measurement.assess");
  const owner = postgres(place.ownerUrl, { max: 1, onnotice: () => undefined });
  const patients: Patient[] = [];
  for (const size of sizes) {
    const { patientId, bsn } = await support.makePatient(dva.organization);
    const sent = samples.bloodPressure(128, 82, new Date(Date.now() - 60_000).toISOString());
    const { status } = await dva.send({ path: "Observation", body: sent, token: await dva.token({ bsn }) });
    if (status !== 201) throw new Error(`answered ${status}`);
    await fillPatient(owner, { organizationId, patientId }, size);
    await assessMeasurements(assess, patientId, new Date());
    patients.push({ size, patientId, bsn, token: "" });
    place.say(`a patient with ${size} values`);
  }
  // A token lasts minutes, a bench longer.
  const renew = async () => {
    for (const one of patients) one.token = await dva.token({ bsn: one.bsn, services: ["52"] });
  };
  await renew();
  const fhir = await installed.startFhirProcess();
  const floorPort = await freePort();
  const floor = fork("tests/bench/reads-floor-server.ts", [], {
    env: { ...process.env, DATABASE_URL: place.ownerUrl, FHIR_PORT: String(floorPort) },
  });
  try {
    await new Promise((settle) => floor.once("message", settle));
    const served = (path: string) => (patient: Patient) => fetched(`${fhir.url}/fhir/r4/${path}`, patient.token);
    const [smallest] = patients;
    const page = smallest ? JSON.parse(await served(paths[newest])(smallest)) : {};
    await fillFloor(owner, JSON.stringify(page.entry[0]));
    await owner`vacuum analyze`;
    const [row] = await owner<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const postmaster = parentOf(row?.pid ?? 0);
    const bare = ({ patientId }: Patient) =>
      fetched(`http://127.0.0.1:${floorPort}/${organizationId}/${patientId}`, null);
    const screens = await screensOf(
      organizationId,
      patients.map(({ patientId }) => patientId),
    );
    const reads: Read[] = [
      ...Object.entries(paths).map(([name, path]) => ({
        name: `FHIR, ${name}`,
        call: served(path),
        pids: [fhir.child.pid ?? 0, postmaster],
        ...(name === newest ? { floor: bare } : {}),
      })),
      ...screens.map(({ name, call }) => ({
        name,
        call: ({ patientId }: Patient) => call(patientId),
        pids: [process.pid, postmaster],
      })),
    ];
    const figures: Figure[] = [];
    for (const clients of process.env.QUICK ? [] : clientCounts) {
      for (const read of reads) {
        await renew();
        const found = await measured(read, patients, clients);
        for (const { name, value, note } of found) place.say(`${name} ${value.toFixed(2)} (${note})`);
        figures.push(...found);
      }
    }
    await renew();
    const largest = patients.at(-1);
    const calls = Object.entries(paths).map(([name, path]) => ({
      name,
      call: () => dva.send({ path, version: "r4", ...(largest ? { token: largest.token } : {}) }),
    }));
    const looks = screens.map(({ name, call }) => ({ name, call: () => call(largest?.patientId ?? "") }));
    for (const plan of await plansOf(owner, place.folder, [...calls, ...looks])) {
      place.say(plan);
      figures.push(planFigure(plan));
    }
    return { name: "reads-per-patient", figures, facts: { sizes: sizes.join(" "), rounds, calls: callsPerRun } };
  } finally {
    agent.destroy();
    floor.kill();
    await fhir.kill();
    await dva.close();
    await closeDatabase();
    await owner.end();
  }
}

async function measured(
  { name, call, floor, pids }: Read,
  patients: readonly Patient[],
  clients: number,
): Promise<Figure[]> {
  const works = patients.flatMap((patient) => [
    { key: `${patient.size} values`, work: () => call(patient) },
    ...(floor ? [{ key: `floor, ${patient.size} values`, work: () => floor(patient) }] : []),
  ]);
  const runs = new Map<string, Run[]>();
  for (const { work } of works) await run(work, clients, pids);
  for (let round = 0; round < rounds; round++) {
    for (const { key, work } of round % 2 === 0 ? works : works.toReversed()) {
      runs.set(key, [...(runs.get(key) ?? []), await run(work, clients, pids)]);
    }
  }
  const middle = (key: string, of: keyof Run) => median((runs.get(key) ?? []).map((one) => one[of]));
  const [least, most] = [sizes[0], sizes.at(-1)];
  const title = `${name}, ${clients} at once`;
  const flat = middle(`${least} values`, "rate") / middle(`${most} values`, "rate");
  const rates = sizes.map((size) => Math.round(middle(`${size} values`, "rate"))).join(", ");
  const cpu = sizes.map((size) => middle(`${size} values`, "cpuMs").toFixed(2)).join(", ");
  const figures: Figure[] = [
    {
      name: `${title}: time with ${most} / with ${least} values`,
      value: flat,
      unit: "ratio",
      aim: `≤ ${flatMax}`,
      isMet: flat <= flatMax,
      note: `${rates} a second; CPU ${cpu} ms`,
    },
  ];
  if (!floor) return figures;
  for (const size of sizes) {
    const value = middle(`${size} values`, "rate") / middle(`floor, ${size} values`, "rate");
    const note = `floor ${Math.round(middle(`floor, ${size} values`, "rate"))} a second`;
    figures.push({
      name: `${title}, ${size} values: of the floor`,
      value,
      unit: "ratio",
      note,
      ...(clients === 8 ? { aim: `≥ ${ofFloorMin}`, isMet: value >= ofFloorMin } : {}),
    });
  }
  return figures;
}

/** A number of calls, or what fits in the time of a run. */
async function run(work: () => Promise<unknown>, clients: number, pids: readonly number[]): Promise<Run> {
  const used = () => pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  const [before, end] = [used(), performance.now() + runMsMax];
  let begun = 0;
  const client = async () => {
    while (begun < callsPerRun && performance.now() < end) {
      begun += 1;
      await work();
    }
  };
  const whole = await timed(() => Promise.all(Array.from({ length: clients }, client)));
  return { rate: (begun / whole) * 1_000, cpuMs: ((used() - before) / begun) * 1_000 };
}

/** The most rows that a step of the plans of a read went through; a scan of the whole table counts by its rows too. */
function planFigure(plan: string): Figure {
  const rows = [...plan.matchAll(/actual time=\S+ rows=(\d+)/g)].map((found) => Number(found[1]));
  const value = Math.max(0, ...rows);
  const isMet = value <= rowsMax && !plan.includes("Seq Scan on measurement");
  return {
    name: `${plan.split(":\n")[0]}: rows of the largest step`,
    value,
    unit: "rows",
    aim: `≤ ${rowsMax}, no Seq Scan`,
    isMet,
  };
}
