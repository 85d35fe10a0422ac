import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { connectionStates, overviewPageSize } from "#db/terms/connections.ts";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { closeDatabase } from "#server/access/database.ts";
import { FiguresInput, OverviewInput } from "#server/connections/overview/contract.ts";
import { getFigures } from "#server/connections/overview/get-figures.ts";
import { listOverview } from "#server/connections/overview/list-overview.ts";
import { type BenchPlace, type BenchReport, type Figure, median, percentile, timed } from "./measure.ts";

const organizationCount = 5_000;
const rounds = 3;
const callsPerRound = 60;
const firstPageMsMax = 100;

const access = grant(systemActor("bench"), "connection.overview");

/**
 * The first page of the alliance's overview over 5,000 organizations, under the application's role and its policies.
 */
export async function benchOverview(place: BenchPlace): Promise<BenchReport> {
  const owner = postgres(place.ownerUrl, { max: 1, onnotice: () => undefined });
  await fill(owner);
  place.say(`${organizationCount} organizations made`);
  const deep = await cursorNear(organizationCount * 0.9);
  const cases: [string, () => Promise<unknown>][] = [
    ["figures and first page, as the screen asks them", () => Promise.all([list({}), figures()])],
    ["figures alone", figures],
    ["no filter, by name", () => list({})],
    ["no filter, by moment", () => list({ sort: "-since" })],
    ["page at 90 % of the list", () => list({ cursor: deep })],
    ["state", () => list({ state: "incomplete" })],
    ["state, by moment", () => list({ state: "incomplete", sort: "-since" })],
    ["record system", () => list({ recordSystem: "System 4" })],
    ["record system, by moment", () => list({ recordSystem: "System 4", sort: "-since" })],
    ["record system not known", () => list({ recordSystem: "-" })],
    ["gateway", () => list({ gateway: "Gateway 3" })],
    ["gateway, by moment", () => list({ gateway: "Gateway 3", sort: "-since" })],
    ["service", () => list({ serviceId: "52" })],
    ["service that few offer", () => list({ serviceId: "65" })],
    ["kind", () => list({ kind: "pharmacy" })],
    ["part of a name", () => list({ text: "lin" })],
    ["part of a name that nobody has", () => list({ text: "qqqq" })],
    [
      "all filters at once",
      () => list({ state: "connected", kind: "practice", gateway: "Gateway 3", serviceId: "49", text: "oo" }),
    ],
  ];
  const times = await measure(cases);
  const named = cases.map(([name]) => figureOf(name, times.get(name) ?? []));
  const shallow = median(times.get("no filter, by name") ?? []);
  const ratio = median(times.get("page at 90 % of the list") ?? []) / shallow;
  await closeDatabase();
  await owner.end();
  return {
    name: "overview",
    figures: [
      ...named,
      { name: "page at 90 % / first page", value: ratio, unit: "ratio", aim: "≤ 1.5", isMet: ratio <= 1.5 },
    ],
    facts: { organizations: organizationCount, rounds, calls: rounds * callsPerRound },
  };
}

function list(input: Partial<OverviewInput>) {
  return listOverview(access, OverviewInput.parse(input));
}

function figures() {
  return getFigures(access, FiguresInput.parse({}));
}

/** Each round runs all cases in turn, so that other load on the machine affects them alike. */
async function measure(cases: [string, () => Promise<unknown>][]): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>(cases.map(([name]) => [name, []]));
  for (const [, call] of cases) await call();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, call] of cases) {
      for (let count = 0; count < callsPerRound; count += 1) times.get(name)?.push(await timed(call));
    }
  }
  return times;
}

function figureOf(name: string, values: number[]): Figure {
  const p95 = percentile(values, 0.95);
  return {
    name,
    value: median(values),
    unit: "ms",
    aim: `p95 ≤ ${firstPageMsMax}`,
    isMet: p95 <= firstPageMsMax,
    note: `p95 ${p95.toFixed(1)} ms`,
  };
}

async function cursorNear(rowCount: number): Promise<string | undefined> {
  let cursor: string | undefined;
  for (let row = 0; row + overviewPageSize < rowCount; row += overviewPageSize) {
    cursor = (await list({ cursor })).nextCursor ?? undefined;
  }
  return cursor;
}

/**
 * Deterministic and skewed as in reality: one large system, small ones, and services that nearly all or nearly no
 * organizations offer.
 */
async function fill(owner: postgres.Sql): Promise<void> {
  const nouns = ["Linde", "Gracht", "Noorderhof", "Brink", "Vuurtoren", "Kompas", "Hoeve", "Brug", "Molen", "Haven"];
  const rows = Array.from({ length: organizationCount }, (_, index) => {
    const spread = (index * 7_919) % organizationCount;
    const state = connectionStates[spread % 100 < 70 ? 0 : spread % 100 < 82 ? 1 : 2 + (spread % 3)] ?? "connected";
    const isListed = state === "connected" || state === "incomplete";
    const services = ["49", "51", "46", "47"].slice(0, 1 + (spread % 4));
    return {
      organization_id: uuidv7(),
      organization_kind: spread % 4 === 0 ? "pharmacy" : "practice",
      organization_name: `Praktijk ${nouns[spread % nouns.length]} ${spread}`,
      city: `Plaats ${spread % 300}`,
      state,
      provider_names: isListed ? [`praktijk${spread}@medmij`] : [],
      service_ids: isListed
        ? [...services, ...(spread % 5 === 0 ? ["52"] : []), ...(spread % 500 === 0 ? ["65"] : [])]
        : [],
      record_system_name: spread % 10 === 9 ? null : `System ${Math.floor(Math.sqrt(spread % 64))}`,
      gateway_name: isListed ? `Gateway ${Math.floor(Math.sqrt(spread % 49))}` : null,
      state_since: new Date(Date.UTC(2025, 10, 1) + spread * 6_300_000),
      checked_at: new Date(),
    };
  });
  for (let start = 0; start < rows.length; start += 1_000) {
    await owner`insert into connection_summary ${owner(rows.slice(start, start + 1_000))}`;
  }
  await owner`
    insert into connection_adoption (day, dimension, key, connected_count, total_count)
    select (current_date - step)::date, 'all', '', 3500 - step * 3, 5000 from generate_series(0, 364) step`;
  await owner`vacuum analyze connection_summary`;
}
