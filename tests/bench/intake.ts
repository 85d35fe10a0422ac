import postgres from "postgres";
import { type Sample, sampleOf, writeBare } from "./intake-floor.ts";
import { type Load, sendAll } from "./intake-load.ts";
import { answersToSend } from "./intake-questionnaires.ts";
import { type BenchPlace, type BenchReport, type Figure, median, percentile } from "./measure.ts";

// A patient has at most one open task per questionnaire, so a round of answers needs as many patients.
const patientCount = 256;
const rounds = 3;
/** Concurrent clients, and the requests of a round. */
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
/** Targets: throughput as a share of the floor, and p99 in milliseconds. */
const aims = { single: { clients: 16, ratio: 0.3, p99: 100 }, bundle: { clients: 8, ratio: 0.45, p99: 150 } };

type Shape = {
  name: string;
  /** 0: questionnaire responses instead of Observations. */
  observations: number;
  runs: { clients: number; count: number }[];
  loads: (count: number) => Promise<Load[]>;
};

/**
 * Requests of a DVA, over real HTTP with real tokens, to a FHIR server in its own process, compared with the floor of
 * the same run: the same rows in the same tables by multi-row INSERTs, as the owner, from as many clients. Rounds of
 * both alternate.
 */
export async function benchIntake(place: BenchPlace): Promise<BenchReport> {
  Object.assign(process.env, { BALIE_FOLDER: place.folder, DATABASE_CONNECTIONS_MAX: "16" });
  const [support, samples, installed] = await Promise.all([
    import("#tests/support/fhir-server.ts"),
    import("#tests/support/observations.ts"),
    import("#tests/support/installed.ts"),
  ]);
  // RS256, as the known Dutch gateways use for their tokens.
  const dva = await support.connectDva({}, "RS256");
  const patients = [];
  for (let at = 0; at < patientCount; at++) patients.push(await support.makePatient(dva.organization));
  const tokens = await Promise.all(patients.map((patient) => dva.token({ bsn: patient.bsn })));
  const askers = await Promise.all(
    patients.map(async ({ patientId, bsn }) => ({ patientId, token: await dva.token({ bsn, services: ["59"] }) })),
  );
  const fhir = await installed.startFhirProcess();
  const owner = postgres(place.ownerUrl, { max: 16, onnotice: () => undefined });
  const observed = (path: string, size: number) => async (count: number) =>
    Array.from({ length: count }, (_, at) => {
      const all = Array.from({ length: size }, () => samples.bloodPressure());
      const body = Buffer.from(JSON.stringify(path === "" ? samples.bundleOf(all) : all[0]));
      return { path, token: tokens[at % tokens.length] ?? "", body };
    });
  const figures: Figure[] = [];
  const known = { organization: dva.organization, url: fhir.url, patients: askers };
  const shapes: Shape[] = [
    { name: "one Observation", observations: 1, runs: single, loads: observed("/Observation", 1) },
    { name: `bundle of ${bundleSize}`, observations: bundleSize, runs: bundles, loads: observed("", bundleSize) },
    { name: "PHQ-9 answered", observations: 0, runs: answers, loads: (count) => answersToSend(known, count) },
  ];
  try {
    for (const shape of shapes) {
      await sendAll(fhir.url, await shape.loads(200), 4);
      // Autovacuum would do this within a quarter of a minute; until then the plans are those for empty tables.
      await owner`analyze`;
      const sample = await newest(owner);
      for (const { clients, count } of shape.runs) {
        const found = await measure(owner, sample, clients, count, () => shape.loads(count), fhir.url);
        figures.push(...figuresOf(shape, clients, found));
        place.say(`${shape.name}, ${clients} clients`);
      }
    }
  } finally {
    await fhir.kill();
    await dva.close();
    await owner.end();
  }
  return { name: "intake", figures, facts: { patients: patientCount, rounds, bundle: bundleSize } };
}

/** The rows of the latest delivery. */
async function newest(owner: postgres.Sql): Promise<Sample> {
  const [row] = await owner<
    { delivery_id: string }[]
  >`select delivery_id from delivery order by delivery_id desc limit 1`;
  return sampleOf(owner, row?.delivery_id ?? "");
}

/** Per second: requests to the FHIR server, and two floors: all rows of a delivery, and only its values. */
type Found = { fhir: number; floor: number; values: number; times: number[] };

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
    rates.push({ fhir: (count / whole) * 1_000, floor, values, times });
  }
  return {
    fhir: median(rates.map((one) => one.fhir)),
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

function figuresOf({ name, observations }: Shape, clients: number, { fhir, floor, values, times }: Found): Figure[] {
  const aim = observations === 1 ? aims.single : aims.bundle;
  const isAim = observations > 0 && clients === aim.clients;
  const title = `${name}, ${clients} ${clients === 1 ? "client" : "clients"}`;
  const ratio = fhir / floor;
  const p99 = percentile(times, 0.99);
  const rows = observations < 2 ? "" : `, ${Math.round(fhir * observations)} Observations a second`;
  return [
    {
      name: `${title}: requests`,
      value: fhir,
      unit: "a second",
      note: `floor ${Math.round(floor)}, values alone ${Math.round(values)}${rows}`,
    },
    {
      name: `${title}: of the floor`,
      value: ratio,
      unit: "ratio",
      note: `${(fhir / values).toFixed(2)} of writing the values alone`,
      ...(isAim ? { aim: `≥ ${aim.ratio}`, isMet: ratio >= aim.ratio } : {}),
    },
    { name: `${title}: p50`, value: percentile(times, 0.5), unit: "ms" },
    { name: `${title}: p95`, value: percentile(times, 0.95), unit: "ms" },
    { name: `${title}: p99`, value: p99, unit: "ms", ...(isAim ? { aim: `≤ ${aim.p99}`, isMet: p99 <= aim.p99 } : {}) },
  ];
}
