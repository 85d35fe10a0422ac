import { demoPeople } from "#db/seed/demo-people.ts";
import { demoServices } from "#db/seed/gateways.ts";
import { bsnOf, patientStories } from "#db/seed/patient-stories.ts";
import { openDemoIssuer } from "#server/run/demo-issuer.ts";
import { installationSecret } from "#server/run/installation.ts";
import { type Product, startProduct } from "#tests/support/product.ts";
import { type BenchPlace, type BenchReport, type Figure, percentile, timed } from "./measure.ts";

const seconds = Number(process.env.BENCH_SECONDS ?? 60);
const warmUps = 10;
const attackersAtOnce = 8;
/** Own choice (2026-11-30): who works notices that it is slower, and goes on working. */
const ratioMax = 5;

type Reads = Record<"a signed-in page" | "a FHIR read", () => Promise<void>>;
type Times = Record<keyof Reads, number[]>;

/**
 * How the requests of others fare while random requests come in: a signed-in page and a FHIR read, one after the other, as a ratio to the
 * same without the attack in the same run. Attacker and server share the machine, so a part of the ratio is the attacker's own work.
 */
export async function benchUnderAttack({ say }: BenchPlace): Promise<BenchReport> {
  const product = await startProduct(say);
  try {
    // Modules that read the environment on load are imported after it is set.
    Object.assign(process.env, {
      DATABASE_URL: product.environment.BALIE_TEST_DATABASE_URL,
      BALIE_URL: product.url,
      BALIE_SECRET: installationSecret(product.folder),
    });
    const { attack, cookieOf, worldOf } = await import("#tests/support/random-attack.ts");
    const world = await worldOf(product);
    const reads = await readsOf(product, cookieOf);
    for (let turn = 0; turn < warmUps; turn += 1) for (const read of Object.values(reads)) await read();
    const before = await during(reads, Date.now() + seconds * 1_000);
    say("the attack begins");
    const endsAt = Date.now() + seconds * 1_000;
    const [outcome, meanwhile] = await Promise.all([
      attack(product, { count: Number.POSITIVE_INFINITY, endsAt, inFlight: attackersAtOnce }, world),
      during(reads, endsAt),
    ]);
    const figures = (["a signed-in page", "a FHIR read"] as const).flatMap((name) =>
      figuresOf(name, before, meanwhile),
    );
    const facts = {
      seconds,
      "attackers at once": attackersAtOnce,
      "random requests": outcome.sent,
      "server errors": outcome.failures.length,
    };
    return { name: "under-attack", figures, facts };
  } finally {
    await product.stop();
  }
}

type SignIn = (url: string, person: { personId: string; organizationId: string }) => Promise<string>;

async function readsOf({ url, folder, environment }: Product, cookieOf: SignIn): Promise<Reads> {
  const nurse = demoPeople.find((one) => one.places.some((place) => place.roles.includes("practice-nurse")));
  const [place] = nurse?.places ?? [];
  const [story] = patientStories;
  if (!nurse || !place || !story) throw new Error("the demo has no practice nurse or no patient");
  const signIn = () => cookieOf(url, { personId: nurse.personId, organizationId: place.organizationId });
  let cookie = await signIn();
  const issuer = await openDemoIssuer(folder);
  const serviceIds = demoServices.filter(({ use }) => use === "collect-measurements").map(({ serviceId }) => serviceId);
  const token = () => issuer.sign({ provider: "01999901", serviceIds, bsn: bsnOf(story), pgo: "pgo.balie.example" });
  return {
    "a signed-in page": async () => {
      // A random request may have ended this session.
      if ((await read(`${url}/today`, { cookie })) !== 200) cookie = await signIn();
    },
    "a FHIR read": async () => {
      const ids = { "medmij-request-id": crypto.randomUUID(), "x-correlation-id": crypto.randomUUID() };
      const headers = { authorization: `Bearer ${await token()}`, ...ids };
      const status = await read(`${environment.BALIE_TEST_FHIR_URL}/fhir/stu3/Patient`, headers);
      if (status !== 200 && status !== 503) throw new Error(`the FHIR server answered ${status}`);
    },
  };
}

async function read(url: string, headers: Record<string, string>): Promise<number> {
  const answer = await fetch(url, { headers, redirect: "manual" });
  await answer.text();
  return answer.status;
}

async function during(reads: Reads, endsAt: number): Promise<Times> {
  const times: Times = { "a signed-in page": [], "a FHIR read": [] };
  while (Date.now() < endsAt) {
    times["a signed-in page"].push(await timed(reads["a signed-in page"]));
    times["a FHIR read"].push(await timed(reads["a FHIR read"]));
  }
  return times;
}

function figuresOf(name: keyof Reads, before: Times, meanwhile: Times): Figure[] {
  return [0.5, 0.95].map((share) => {
    const [calm, busy] = [percentile(before[name], share), percentile(meanwhile[name], share)];
    const note = `${busy.toFixed(0)} ms under attack, ${calm.toFixed(0)} ms before; ${meanwhile[name].length} and ${before[name].length} reads`;
    const value = busy / calm;
    return {
      name: `${name}, p${share * 100}`,
      value,
      unit: "ratio",
      aim: `≤ ${ratioMax}`,
      isMet: value <= ratioMax,
      note,
    };
  });
}
