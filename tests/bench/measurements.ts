import postgres from "postgres";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { closeDatabase } from "#server/access/database.ts";
import { type OpenedPatient, openPatient } from "#server/access/open-patient.ts";
import { PopulationFilter } from "#server/measurements/population/contract.ts";
import { listPopulation } from "#server/measurements/population/list-population.ts";
import { getSeries } from "#server/measurements/series/get-series.ts";
import { getRound } from "#server/reviews/round/get-round.ts";
import { type BenchPlace, type BenchReport, type Figure, percentile, timed } from "./measure.ts";
import { type Filled, fillMeasurements } from "./measurements-fill.ts";
import { plansOf } from "./plans.ts";

const clientCounts = [1, 8];
const callsPerClientCount = 400;
/**
 * How much slower the largest size may be than the first with at least `fullPageFrom` values; with fewer, a page is not
 * full.
 */
const ratioMax = 1.5;
const fullPageFrom = 100_000;
const p50MaxMs = 15;
const p95MaxMs = 50;

export type Screen = { name: string; call: (at: number) => Promise<unknown> };

/**
 * The screens that people wait for, over growing tables: the round, one series of 90 days, the first page of the
 * population and a deep one. `--sizes=10000,1000000` sets the number of values; the practice that is queried owns half
 * of them.
 */
export async function benchMeasurements(place: BenchPlace): Promise<BenchReport> {
  const sizes = sizesOf(process.argv);
  const owner = postgres(place.ownerUrl, { max: 1, onnotice: () => undefined });
  const figures: Figure[] = [];
  const middles = new Map<string, number[]>();
  const facts: Record<string, string | number> = { sizes: sizes.join(" "), calls: callsPerClientCount };
  for (const size of sizes) {
    let filled: Filled | undefined;
    const ms = await timed(async () => {
      filled = await fillMeasurements(owner, size);
    });
    if (!filled) throw new Error("nothing was filled");
    place.say(
      `${size} values of ${filled.patientCount} patients of ${filled.organizationCount} practices in ${(ms / 1_000).toFixed(1)} s`,
    );
    const screens = await screensOf(filled);
    for (const clients of clientCounts) {
      for (const { name, call } of screens) {
        const times = await callMany(call, clients);
        const p50 = percentile(times, 0.5);
        const p95 = percentile(times, 0.95);
        figures.push({
          name: `${size} values, ${clients} at once: ${name}`,
          value: p50,
          unit: "ms",
          aim: `≤ ${p50MaxMs}, p95 ≤ ${p95MaxMs}`,
          isMet: p50 <= p50MaxMs && p95 <= p95MaxMs,
          note: `p95 ${p95.toFixed(1)} ms`,
        });
        const key = `${clients} at once: ${name}`;
        middles.set(key, [...(middles.get(key) ?? []), p50]);
      }
    }
    for (const plan of await plansOf(owner, place.folder, screens)) place.say(`${size} values, ${plan}`);
  }
  for (const [key, found] of middles) {
    const base = Math.max(
      0,
      sizes.findIndex((size) => size >= fullPageFrom),
    );
    const [first, last] = [found[base], found.at(-1)];
    if (found.length <= base + 1 || !first || !last) continue;
    const value = last / first;
    figures.push({
      name: `largest / ${sizes[base]} values, ${key}`,
      value,
      unit: "ratio",
      aim: `≤ ${ratioMax}`,
      isMet: value <= ratioMax,
    });
  }
  await closeDatabase();
  await owner.end();
  return { name: "measurements", figures, facts };
}

/** @param pagesDeep how deep in the population the deep page is. */
export async function screensOf({ organizationId, patientIds }: Filled, pagesDeep = 100): Promise<Screen[]> {
  const actor = systemActor("bench", organizationId);
  const opened: OpenedPatient<"measurement.read">[] = [];
  for (const patientId of patientIds) opened.push(await openPatient(grant(actor, "measurement.read"), patientId));
  const population = grant(actor, "measurement.population");
  const page = (cursor?: string) => listPopulation(population, { ...PopulationFilter.parse({}), cursor });
  let deep: string | undefined;
  for (let at = 0; at < pagesDeep; at++) deep = (await page(deep)).nextCursor ?? deep;
  return [
    { name: "round page", call: () => getRound(grant(actor, "review.list"), {}) },
    {
      name: "one series, 90 days",
      call: async (at) => {
        const one = opened[at % opened.length];
        if (one) await getSeries(one, { patientId: one.patientId, kind: "blood-pressure", days: 90 });
      },
    },
    { name: "population page", call: () => page() },
    { name: "population, a page deep in it", call: () => page(deep) },
  ];
}

async function callMany(call: Screen["call"], clients: number): Promise<number[]> {
  for (let at = 0; at < 20; at++) await call(at);
  const times: number[] = [];
  let left = callsPerClientCount;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      const at = left;
      times.push(await timed(() => call(at)));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}

function sizesOf(argv: readonly string[]): number[] {
  const given = argv.find((one) => one.startsWith("--sizes="))?.slice("--sizes=".length);
  const sizes = (given ?? "10000,100000,1000000").split(",").map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1_000))
    throw new Error("--sizes= takes numbers from 1000");
  return sizes;
}
