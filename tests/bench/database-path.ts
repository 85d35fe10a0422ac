import { fork } from "node:child_process";
import postgres from "postgres";
import { closeDatabase, database } from "#server/access/database.ts";
import { freePort } from "#server/run/ports.ts";
import { type Load, sendAll } from "./intake-load.ts";
import { type BenchPlace, type BenchReport, type Figure, median, percentile, timed } from "./measure.ts";
import { screensOf } from "./measurements.ts";
import { fillMeasurements } from "./measurements-fill.ts";
import { plainPath, takePath } from "./plain-path.ts";

const size = 100_000;
const rounds = 3;
/** Both paths alternate in short runs within a round, so that other load on the machine affects both. */
const turns = 10;
const screenClients = [1, 8];
const callsPerTurn = 40;
const patientCount = 64;
const intake = [
  { name: "one Observation", observations: 1, clients: 1, perTurn: 20 },
  { name: "one Observation", observations: 1, clients: 8, perTurn: 60 },
  { name: "bundle of 20", observations: 20, clients: 1, perTurn: 6 },
  { name: "bundle of 20", observations: 20, clients: 8, perTurn: 16 },
];
/** Below both, the gain is not worth a pool of our own (db/connection/README.md). */
const gainMin = { screen: 0.1, intake: 0.2 };

const ways = ["own", "driver"] as const;
type Way = (typeof ways)[number];
/** A run by a number of clients: milliseconds of each call, and in total. */
type Run = { times: number[]; whole: number };

/**
 * The current path to the database (BEGIN and the context share the round trip of the first query, a read does not wait
 * for its COMMIT) compared with the driver's `sql.begin` over the same statements. The gain is how much longer the
 * driver's path takes.
 */
export async function benchDatabasePath(place: BenchPlace): Promise<BenchReport> {
  Object.assign(process.env, { BALIE_FOLDER: place.folder, DATABASE_CONNECTIONS_MAX: "16" });
  const figures = [...(await screens(place)), ...(await deliveries(place))];
  return { name: "database-path", figures, facts: { values: size, rounds, turns } };
}

async function screens(place: BenchPlace): Promise<Figure[]> {
  const owner = postgres(place.ownerUrl, { max: 1, onnotice: () => undefined });
  const filled = await fillMeasurements(owner, size);
  const { write: own } = database().pools;
  const paths = { own, driver: plainPath() };
  const figures: Figure[] = [];
  for (const { name, call } of await screensOf(filled, 3)) {
    for (const clients of screenClients) {
      const found = await alternate(callsPerTurn, (way, count) => {
        takePath(paths[way]);
        return callMany(call, count, clients);
      });
      figures.push(...compare(`${name}, ${clients} at once`, found, gainMin.screen));
      place.say(`${name}, ${clients} at once`);
    }
  }
  takePath(own);
  await Promise.all([paths.driver.close(), closeDatabase(), owner.end()]);
  return figures;
}

async function deliveries(place: BenchPlace): Promise<Figure[]> {
  const [support, samples] = await Promise.all([
    import("#tests/support/fhir-server.ts"),
    import("#tests/support/observations.ts"),
  ]);
  const dva = await support.connectDva({}, "RS256");
  const patients = [];
  for (let at = 0; at < patientCount; at++) patients.push(await support.makePatient(dva.organization));
  const tokens = await Promise.all(patients.map(({ bsn }) => dva.token({ bsn })));
  const load = (observations: number, at: number): Load => {
    const all = Array.from({ length: observations }, () => samples.bloodPressure());
    const body = Buffer.from(JSON.stringify(observations > 1 ? samples.bundleOf(all) : all[0]));
    return { path: observations > 1 ? "" : "/Observation", token: tokens[at % tokens.length] ?? "", body };
  };
  const own = await startServer("server/run/fhir.ts");
  const driver = await startServer("tests/bench/plain-path-fhir.ts");
  const urls = { own: own.url, driver: driver.url };
  const owner = postgres(place.ownerUrl, { max: 1, onnotice: () => undefined });
  const figures: Figure[] = [];
  try {
    for (const { name, observations, clients, perTurn } of intake) {
      await owner`analyze`;
      const found = await alternate(perTurn, (way, count) => {
        const loads = Array.from({ length: count }, (_, at) => load(observations, at));
        return sendAll(urls[way], loads, clients);
      });
      figures.push(...compare(`${name}, ${clients} at once`, found, gainMin.intake));
      place.say(`${name}, ${clients} at once`);
    }
  } finally {
    own.kill();
    driver.kill();
    await Promise.all([dva.close(), owner.end()]);
  }
  return figures;
}

/** Runs of both paths by round, after a warm-up of each that does not count. */
async function alternate(count: number, run: (way: Way, count: number) => Promise<Run>): Promise<Record<Way, Run[]>> {
  const found: Record<Way, Run[]> = { own: [], driver: [] };
  for (const way of ways) await run(way, count);
  for (let round = 0; round < rounds; round++) {
    const sums: Record<Way, Run> = { own: { times: [], whole: 0 }, driver: { times: [], whole: 0 } };
    for (let turn = 0; turn < turns; turn++) {
      for (const way of turn % 2 === 0 ? ways : ways.toReversed()) {
        const { times, whole } = await run(way, count);
        sums[way].times.push(...times);
        sums[way].whole += whole;
      }
    }
    for (const way of ways) found[way].push(sums[way]);
  }
  return found;
}

function compare(title: string, found: Record<Way, Run[]>, least: number): Figure[] {
  const middle = (way: Way) => median(found[way].map(({ times }) => percentile(times, 0.5)));
  const rate = (way: Way) => median(found[way].map(({ times, whole }) => (times.length / whole) * 1_000));
  const gain = middle("driver") / middle("own") - 1;
  const more = rate("own") / rate("driver") - 1;
  const both = (value: (way: Way) => number) => `${value("own").toFixed(2)} against ${value("driver").toFixed(2)}`;
  return [
    {
      name: `${title}: gain at p50`,
      value: gain,
      unit: "ratio",
      aim: `≥ ${least}`,
      isMet: gain >= least,
      note: `${both(middle)} ms`,
    },
    { name: `${title}: more a second`, value: more, unit: "ratio", note: both(rate) },
  ];
}

async function callMany(call: (at: number) => Promise<unknown>, count: number, clients: number): Promise<Run> {
  const times: number[] = [];
  let left = count;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      const at = left;
      times.push(await timed(() => call(at)));
    }
  };
  const whole = await timed(() => Promise.all(Array.from({ length: clients }, client)));
  return { times, whole };
}

async function startServer(script: string): Promise<{ url: string; kill: () => void }> {
  const port = await freePort();
  const child = fork(script, [], {
    env: { ...process.env, BALIE_PROCESS: "fhir", FHIR_PORT: String(port) },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await new Promise<void>((settle, fail) => {
    child.once("message", () => settle());
    child.once("exit", (code) => fail(new Error(`${script} ended (${code})`)));
  });
  child.removeAllListeners("exit");
  return { url: `http://127.0.0.1:${port}`, kill: () => child.kill("SIGKILL") };
}
