import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { consultViews } from "#db/terms/consults.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { closeDatabase } from "#server/access/database.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { openTimesOf } from "#server/api/consult-follow-up.ts";
import { getConversation } from "#server/consults/conversation/get-conversation.ts";
import type { ConsultCursor } from "#server/consults/inbox/contract.ts";
import { listConsults } from "#server/consults/inbox/list-consults.ts";
import { patientWrites } from "#tests/support/consults.ts";
import { type FilledConsults, fillConsults } from "./consults-fill.ts";
import { type BenchPlace, type BenchReport, type Figure, percentile, timed } from "./measure.ts";
import { plansOf } from "./plans.ts";

const clients = 8;
const callsEach = 400;
const p50MaxMs = 15;
const p95MaxMs = 50;
const ratioMax = 1.5;

/**
 * The inbox under each filter, a deep page, opening a conversation and taking in a question, at two sizes: `--sizes=20000,200000` consults,
 * of which one organization has a fifth.
 */
export async function benchConsults(place: BenchPlace): Promise<BenchReport> {
  const asked = process.argv.find((one) => one.startsWith("--sizes="))?.slice(8) ?? "20000,200000";
  const sizes = asked.split(",").map(Number);
  const owner = postgres(place.ownerUrl, { max: 1, onnotice: () => undefined });
  const figures: Figure[] = [];
  const middles = new Map<string, number[]>();
  try {
    for (const size of sizes) {
      let filled: FilledConsults | undefined;
      const ms = await timed(async () => {
        filled = await fillConsults(owner, size);
      });
      if (!filled) throw new Error("nothing was filled");
      place.say(`${size} consults in ${(ms / 1_000).toFixed(1)} s`);
      const calls = await callsOf(filled);
      for (const { name, call } of calls) {
        const times = await timesOf(call);
        const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
        figures.push({
          name: `${size} consults, ${clients} at once: ${name}`,
          value: p50,
          unit: "ms",
          aim: `≤ ${p50MaxMs}, p95 ≤ ${p95MaxMs}`,
          isMet: p50 <= p50MaxMs && p95 <= p95MaxMs,
          note: `p95 ${p95.toFixed(1)} ms`,
        });
        middles.set(name, [...(middles.get(name) ?? []), p50]);
      }
      if (size === sizes.at(-1)) for (const plan of await plansOf(owner, place.folder, calls)) place.say(plan);
    }
    for (const [name, [first = 0, last = 0]] of middles) {
      const value = last / first;
      figures.push({
        name: `largest to smallest: ${name}`,
        value,
        unit: "ratio",
        aim: `≤ ${ratioMax}`,
        isMet: value <= ratioMax,
      });
    }
    return { name: "consults", figures, facts: { sizes: sizes.join(" "), calls: callsEach } };
  } finally {
    await closeDatabase();
    await owner.end();
  }
}

async function callsOf({ organizationId, consultIds, patientIds }: FilledConsults) {
  const who = personIn(organizationId);
  const listing = grant(who, "consult.list");
  const deep = await placeDeepIn(listing);
  const one = <Item>(list: readonly Item[], at: number) => list[at % list.length];
  return [
    ...consultViews.map((view) => ({ name: `the inbox, ${view}`, call: () => listConsults(listing, { view }) })),
    { name: "closed, page 20", call: () => listConsults(listing, { view: "closed", after: deep }) },
    {
      name: "a conversation",
      call: async (at: number) => {
        const opened = await openPatient(grant(who, "consult.read"), one(patientIds, at) ?? "");
        return getConversation(opened, openTimesOf(opened.access), { consultId: one(consultIds, at) ?? "" });
      },
    },
    {
      name: "a question taken in",
      call: (at: number) => patientWrites(organizationId, { patientId: one(patientIds, at) ?? "" }),
    },
  ];
}

async function placeDeepIn(listing: Parameters<typeof listConsults>[0]) {
  let after: ConsultCursor | undefined;
  for (let page = 1; page < 20; page += 1) {
    after = (await listConsults(listing, { view: "closed", after })).nextAfter ?? after;
  }
  return after;
}

async function timesOf(call: (at: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let at = 0;
  const client = async () => {
    while (at < callsEach) {
      const own = at;
      at += 1;
      times.push(await timed(() => call(own)));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}

function personIn(organizationId: string): PersonActor {
  return {
    kind: "person",
    personId: uuidv7(),
    name: "Bench",
    sessionId: uuidv7(),
    organizationId,
    organizationKind: "practice",
    roles: ["general-practitioner"],
    hasSecondFactor: true,
    provedAt: null,
    client: { address: null, agent: null },
  };
}
