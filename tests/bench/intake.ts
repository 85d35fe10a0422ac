import postgres from "postgres";
import { type Sample, sampleOf, writeBare } from "./intake-floor.ts";
import { type Load, sendAll } from "./intake-load.ts";
import { answersToSend } from "./intake-questionnaires.ts";
import { type BenchPlace, type BenchReport, type Figure, median, percentile } from "./measure.ts";

// Of one list a patient has one that waits, so a round of answers needs as many patients.
const patientCount = 256;
const rounds = 3;
/** Clients at once; requests of a round for each. */
const single = [
  { clients: 1, count: 150 },
  { clients: 4, count: 500 },
  { clients: 16, count: 1_200 },
];
const bundles = [
  { clients: 1, count: 40 },
  { clients: 4, count: 120 },
  { clients: 8, count: 240 },
  { clients: 16, count: 240 },
];
const answers = [
  { clients: 1, count: 40 },
  { clients: 4, count: 128 },
  { clients: 16, count: 256 },
];
const bundleSize = 20;
/** Aims 1 and 2: share of the floor, and milliseconds. */
const aims = { single: { clients: 16, ratio: 0.3, p99: 100 }, bundle: { clients: 8, ratio: 0.45, p99: 150 } };

type Shape = {
  name: string;
  /** 0: no Observations but answers. */
  observations: number;
  runs: { clients: number; count: number }[];
  loads: (count: number) => Promise<Load[]>;
};

/**
 * What a DVA sends, over real HTTP with real tokens to a door in a process of its own, against the floor of the same run: the same rows
 * in the same tables by bare multi-row INSERT, as the owner, by as many clients. Rounds of both alternate.
 */
export async function benchIntake(place: BenchPlace): Promise<BenchReport> {
  Object.assign(process.env, { BALIE_FOLDER: place.folder, DATABASE_CONNECTIONS_MAX: "16" });
  const [support, samples, installed] = await Promise.all([
    import("#tests/support/door.ts"),
    import("#tests/support/observations.ts"),
    import("#tests/support/installed.ts"),
  ]);
  // RS256, as the tokens of the Dutch gateways that are known.
  const counter = await support.openCounter({}, "RS256");
  const patients = [];
  for (let at = 0; at < patientCount; at++) patients.push(await support.makePatient(counter.organization));
  const tokens = await Promise.all(patients.map((patient) => counter.token({ bsn: patient.bsn })));
  const askers = await Promise.all(
    patients.map(async ({ patientId, bsn }) => ({ patientId, token: await counter.token({ bsn, services: ["59"] }) })),
  );
  const door = await installed.startDoorProcess();
  const owner = postgres(place.ownerUrl, { max: 16, onnotice: () => undefined });
  const observed = (path: string, size: number) => async (count: number) =>
    Array.from({ length: count }, (_, at) => {
      const all = Array.from({ length: size }, () => samples.bloodPressure());
      const body = Buffer.from(JSON.stringify(path === "" ? samples.bundleOf(all) : all[0]));
      return { path, token: tokens[at % tokens.length] ?? "", body };
    });
  const figures: Figure[] = [];
  const known = { organization: counter.organization, url: door.url, patients: askers };
  const shapes: Shape[] = [
    { name: "one Observation", observations: 1, runs: single, loads: observed("/Observation", 1) },
    { name: `bundle of ${bundleSize}`, observations: bundleSize, runs: bundles, loads: observed("", bundleSize) },
    { name: "PHQ-9 answered", observations: 0, runs: answers, loads: (count) => answersToSend(known, count) },
  ];
  try {
    for (const shape of shapes) {
      await sendAll(door.url, await shape.loads(200), 4);
      // What the server does by itself within a quarter of a minute; until then plans are those of empty tables.
      await owner`analyze`;
      const sample = await newest(owner);
      for (const { clients, count } of shape.runs) {
        const found = await measure(owner, sample, clients, count, () => shape.loads(count), door.url);
        figures.push(...figuresOf(shape, clients, found));
        place.say(`${shape.name}, ${clients} clients`);
      }
    }
  } finally {
    await door.kill();
    await counter.close();
    await owner.end();
  }
  return { name: "intake", figures, facts: { patients: patientCount, rounds, bundle: bundleSize } };
}

/** The rows of a delivery that the door just wrote. */
async function newest(owner: postgres.Sql): Promise<Sample> {
  const [row] = await owner<
    { delivery_id: string }[]
  >`select delivery_id from delivery order by delivery_id desc limit 1`;
  return sampleOf(owner, row?.delivery_id ?? "");
}

/** A second, of the door and of two floors: all rows of a delivery, and its values alone. */
type Found = { door: number; floor: number; values: number; times: number[] };

async function measure(
  owner: postgres.Sql,
  sample: Sample,
  clients: number,
  count: number,
  loads: () => Promise<Load[]>,
  url: string,
): Promise<Found> {
  const rates: Found[] = [];
  for (let round = 0; round < rounds; round++) {
    const ready = await loads();
    const floor = await bare(owner, sample, clients, count);
    const values = await bare(owner, sample, clients, count, "values");
    const { times, whole } = await sendAll(url, ready, clients);
    rates.push({ door: (count / whole) * 1_000, floor, values, times });
  }
  return {
    door: median(rates.map((one) => one.door)),
    floor: median(rates.map((one) => one.floor)),
    values: median(rates.map((one) => one.values)),
    times: rates.flatMap((one) => one.times),
  };
}

async function bare(
  owner: postgres.Sql,
  sample: Sample,
  clients: number,
  count: number,
  what: "all" | "values" = "all",
): Promise<number> {
  let left = count;
  const begun = performance.now();
  const client = async () => {
    while (left-- > 0) await writeBare(owner, sample, what);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (count / (performance.now() - begun)) * 1_000;
}

function figuresOf({ name, observations }: Shape, clients: number, { door, floor, values, times }: Found): Figure[] {
  const aim = observations === 1 ? aims.single : aims.bundle;
  const isAim = observations > 0 && clients === aim.clients;
  const title = `${name}, ${clients} ${clients === 1 ? "client" : "clients"}`;
  const ratio = door / floor;
  const p99 = percentile(times, 0.99);
  const rows = observations < 2 ? "" : `, ${Math.round(door * observations)} Observations a second`;
  return [
    {
      name: `${title}: requests`,
      value: door,
      unit: "a second",
      note: `floor ${Math.round(floor)}, values alone ${Math.round(values)}${rows}`,
    },
    {
      name: `${title}: of the floor`,
      value: ratio,
      unit: "ratio",
      note: `${(door / values).toFixed(2)} of writing the values alone`,
      ...(isAim ? { aim: `≥ ${aim.ratio}`, isMet: ratio >= aim.ratio } : {}),
    },
    { name: `${title}: p50`, value: percentile(times, 0.5), unit: "ms" },
    { name: `${title}: p95`, value: percentile(times, 0.95), unit: "ms" },
    { name: `${title}: p99`, value: p99, unit: "ms", ...(isAim ? { aim: `≤ ${aim.p99}`, isMet: p99 <= aim.p99 } : {}) },
  ];
}
