import postgres from "postgres";
import { sendAll } from "./intake-load.ts";
import { type BenchPlace, type BenchReport, type Figure, median } from "./measure.ts";
import { cpuSeconds, parentOf } from "./process-cpu.ts";

/** The indexes of what a PGO fetches. */
const served = ["measurement_served", "measurement_coding"];
const patientCount = 64;
const bundleSize = 20;
const warmCount = 60;
const perRun = 60;
const rounds = 4;
const clients = 4;

type Run = { ratePerSecond: number; cpuMs: number; walBytes: number };

/**
 * What the indexes for reading cost intake: the same bundles with and without them, in turns, on one database. Bytes of the write-ahead log
 * hardly depend on what else the machine does; CPU is that of PostgreSQL.
 */
export async function benchIntakeIndexes(place: BenchPlace): Promise<BenchReport> {
  Object.assign(process.env, { BALIE_FOLDER: place.folder, DATABASE_CONNECTIONS_MAX: "16" });
  const [support, samples, installed] = await Promise.all([
    import("#tests/support/fhir-server.ts"),
    import("#tests/support/observations.ts"),
    import("#tests/support/installed.ts"),
  ]);
  const dva = await support.connectDva({}, "RS256");
  const tokens: string[] = [];
  for (let at = 0; at < patientCount; at++) {
    const { bsn } = await support.makePatient(dva.organization);
    tokens.push(await dva.token({ bsn }));
  }
  const fhir = await installed.startFhirProcess();
  const owner = postgres(place.ownerUrl, { max: 1, onnotice: () => undefined });
  const [backend] = await owner<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const postmaster = parentOf(backend?.pid ?? 0);
  const bundles = (count: number) =>
    Array.from({ length: count }, (_, at) => {
      const all = Array.from({ length: bundleSize }, () => samples.bloodPressure());
      return {
        path: "",
        token: tokens[at % tokens.length] ?? "",
        body: Buffer.from(JSON.stringify(samples.bundleOf(all))),
      };
    });
  const written = async () => {
    const [row] = await owner<
      { bytes: number }[]
    >`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as bytes`;
    return row?.bytes ?? Number.NaN;
  };
  const run = async (): Promise<Run> => {
    const ready = bundles(perRun);
    const [cpu, bytes] = [cpuSeconds(postmaster), await written()];
    const { whole } = await sendAll(fhir.url, ready, clients);
    return {
      ratePerSecond: (perRun / whole) * 1_000,
      cpuMs: ((cpuSeconds(postmaster) - cpu) / perRun) * 1_000,
      walBytes: ((await written()) - bytes) / perRun,
    };
  };
  try {
    const definitions = await owner<{ indexdef: string }[]>`
      select indexdef from pg_indexes where schemaname = 'public' and indexname = any(${served}::text[])`;
    const runs: Record<"without" | "with", Run[]> = { without: [], with: [] };
    await sendAll(fhir.url, bundles(warmCount), clients);
    for (let round = 0; round < rounds; round++) {
      for (const index of served) await owner`drop index ${owner(index)}`;
      // Plans are made anew after either, outside what is measured; and full pages are logged once after a checkpoint.
      await settle(owner, () => sendAll(fhir.url, bundles(clients * 2), clients));
      runs.without.push(await run());
      // PostgreSQL writes the index of a partitioned table without its partitions.
      for (const { indexdef } of definitions) await owner.unsafe(indexdef.replace(" ON ONLY ", " ON "));
      await settle(owner, () => sendAll(fhir.url, bundles(clients * 2), clients));
      runs.with.push(await run());
      place.say(`round ${round + 1}`);
    }
    return {
      name: "intake-indexes",
      figures: figuresOf(runs),
      facts: { rounds, bundles: perRun, bundle: bundleSize, clients },
    };
  } finally {
    await fhir.kill();
    await dva.close();
    await owner.end();
  }
}

async function settle(owner: postgres.Sql, send: () => Promise<unknown>): Promise<void> {
  await send();
  await owner`checkpoint`;
  await send();
}

function figuresOf(runs: Record<"without" | "with", Run[]>): Figure[] {
  const middle = (which: "without" | "with", of: keyof Run) => median(runs[which].map((one) => one[of]));
  // What else the server writes and does (vacuum, full pages) only adds.
  const least = (which: "without" | "with", of: keyof Run) => Math.min(...runs[which].map((one) => one[of]));
  const told: { name: string; of: keyof Run; unit: string; isRate?: boolean }[] = [
    { name: "bytes of the log", of: "walBytes", unit: "bytes" },
    { name: "CPU of PostgreSQL", of: "cpuMs", unit: "ms" },
    { name: "time", of: "ratePerSecond", unit: "a second", isRate: true },
  ];
  return told.map(({ name, of, unit, isRate = false }) => {
    const typical = isRate ? middle : least;
    const [bare, indexed] = [typical("without", of), typical("with", of)];
    return {
      name: `a bundle of ${bundleSize}: ${name}, with the indexes / without`,
      value: isRate ? bare / indexed : indexed / bare,
      unit: "ratio",
      note: `${indexed.toFixed(1)} and ${bare.toFixed(1)} ${unit}`,
    };
  });
}
