import { setTimeout as pause } from "node:timers/promises";
import { demoPeople } from "#db/seed/demo-people.ts";
import { demoServices } from "#db/seed/gateways.ts";
import { bsnOf, patientStories } from "#db/seed/patient-stories.ts";
import { openDemoIssuer } from "#server/run/demo-issuer.ts";
import type { Product } from "./product.ts";
import { type RandomWorld, randomRequest } from "./random-requests.ts";
import { type RawAnswer, type RawRequest, sendRaw } from "./raw-request.ts";

/** What a random run came to. */
type AttackOutcome = {
  sent: number;
  /** How often each status came, "none" for a connection that ended without an answer. */
  statuses: Record<string, number>;
  /** Server errors, other than a refusal for load that says when to come back. */
  failures: string[];
  /** How long the slowest writer kept its connection. */
  heldMilliseconds: number;
};

type Extent = { count: number; endsAt: number; inFlight: number };

/** Longer than the slowest answer that a server may take, and than the time that it gives a slow writer. */
const patienceMilliseconds = 45_000;
/** Tokens live five minutes, and a random request may sign somebody out. */
const freshMilliseconds = 60_000;

/** Sends random requests to the web process and the FHIR server of this demo, until there were enough or time is up. */
export async function attack(
  product: Product,
  { count, endsAt, inFlight }: Extent,
  first: RandomWorld,
): Promise<AttackOutcome> {
  const outcome: AttackOutcome = { sent: 0, statuses: {}, failures: [], heldMilliseconds: 0 };
  let world = first;
  let freshUntil = Date.now() + freshMilliseconds;
  const slowOnes: Promise<void>[] = [];
  const note = (request: RawRequest, { status, isRetryable, milliseconds }: RawAnswer) => {
    const shown = status === null ? "none" : String(status);
    outcome.statuses[shown] = (outcome.statuses[shown] ?? 0) + 1;
    if (request.slow !== null) outcome.heldMilliseconds = Math.max(outcome.heldMilliseconds, milliseconds);
    if (status !== null && status >= 500 && !(status === 503 && isRetryable))
      outcome.failures.push(`${status} ${told(request)}`);
  };
  const work = async () => {
    while (outcome.sent < count && Date.now() < endsAt) {
      outcome.sent += 1;
      if (Date.now() > freshUntil) {
        freshUntil = Date.now() + freshMilliseconds;
        world = await worldOf(product);
      }
      const request = randomRequest(world);
      const answered = sendRaw(request, patienceMilliseconds).then((answer) => note(request, answer));
      // Slow writers go on beside the others.
      if (request.slow === null) await answered;
      else slowOnes.push(answered);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  await Promise.all(slowOnes);
  return outcome;
}

/** The request in one line, so that a failure can be repeated. */
function told({ method, path, headers, body }: RawRequest): string {
  const kept = headers.filter(([name]) => !["cookie", "authorization", "connection"].includes(name));
  const shown = body instanceof Buffer ? body.toString().slice(0, 400) : body === null ? "" : `${body} bytes`;
  return `${method} ${path.slice(0, 600)} ${JSON.stringify(Object.fromEntries(kept)).slice(0, 400)} ${shown}`;
}

/** Sessions of everybody in the demo, and tokens of some of its patients. */
export async function worldOf(product: Product): Promise<RandomWorld> {
  const { appRouter } = await import("#server/api/root.ts");
  const issuer = await openDemoIssuer(product.folder);
  const stories = patientStories.slice(0, 5);
  const people = demoPeople.flatMap(({ personId, places }) =>
    places.map(({ organizationId }) => ({ personId, organizationId })),
  );
  return {
    webPort: Number(new URL(product.url).port),
    fhirPort: Number(new URL(product.environment.BALIE_TEST_FHIR_URL ?? "").port),
    cookies: await Promise.all(people.map((person) => cookieOf(product.url, person))),
    // One service each: a token for all of them is refused.
    tokens: await Promise.all(
      demoServices.flatMap(({ serviceId }) =>
        stories.map((story) =>
          issuer.sign({ provider: "01999901", serviceIds: [serviceId], bsn: bsnOf(story), pgo: "pgo.balie.example" }),
        ),
      ),
    ),
    ids: people.flatMap(({ personId, organizationId }) => [personId, organizationId]),
    procedures: Object.entries<unknown>(appRouter._def.procedures),
  };
}

/** Signs in as a person of the demo, as its page does; again when the server is busy. */
export async function cookieOf(url: string, person: { personId: string; organizationId: string }): Promise<string> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const form = new URLSearchParams(person);
    const answer = await fetch(`${url}/api/demo`, { method: "POST", body: form, redirect: "manual" }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.status === 303) {
      const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
      return cookies.join("; ");
    }
    await pause(500);
  }
  throw new Error("nobody could sign in");
}
