import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Installed, installDatabase, startFhirProcess } from "#tests/support/installed.ts";
import { chance, howMany, seedTitle } from "#tests/support/kill-points.ts";

let installed: Installed;
let dva: Awaited<ReturnType<typeof import("#tests/support/fhir-server.ts")["connectDva"]>>;
let support: typeof import("#tests/support/fhir-server.ts");
let samples: typeof import("#tests/support/observations.ts");
let world: typeof import("#tests/support/world.ts");

beforeAll(async () => {
  installed = await installDatabase();
  // Modules that read the environment on load are imported after it is set.
  [support, samples, world] = await Promise.all([
    import("#tests/support/fhir-server.ts"),
    import("#tests/support/observations.ts"),
    import("#tests/support/world.ts"),
  ]);
  dva = await support.connectDva();
});
afterAll(async () => {
  await dva.close();
  const { closeDatabase } = await import("#server/access/database.ts");
  await closeDatabase();
  await world.owner.end({ timeout: 1 });
  await installed.discard();
});

const idsIn = (text: string) => [...text.matchAll(/Observation\/([0-9a-f-]{36})\/_history/g)].map(([, id = ""]) => id);
const pause = (milliseconds: number) => new Promise((wake) => setTimeout(wake, milliseconds));

const [roundsMax, inFlight, size] = [25, 8, 20];
const rounds = howMany(6, roundsMax);
/** The latest moment at which the FHIR server is killed, counted from sending the bundles; later on a slow machine. */
const firstLastMilliseconds = 140;

it(`kill -9 of the FHIR server in mid-bundle, at ${rounds * inFlight} points or more: each bundle is whole or absent, and a retry gives the same ids ${seedTitle}`, async () => {
  const patients = await Promise.all(Array.from({ length: inFlight }, () => support.makePatient(dva.organization)));
  const found = { whole: 0, absent: 0, acknowledged: 0 };
  let lastMilliseconds = firstLastMilliseconds;
  let [current, next] = [await startFhirProcess(), startFhirProcess()];
  // Continues until some were killed before and some after their commit: a few points could all be on one side.
  const isOneSided = () => Math.min(found.absent, found.whole + found.acknowledged) < howMany(2, 6);
  for (let round = 0; round < rounds || (round < roundsMax && isOneSided()); round++) {
    const bundles = await Promise.all(
      patients.map(async (patient) => ({
        token: await dva.token({ bsn: patient.bsn }),
        requestId: randomUUID(),
        body: JSON.stringify(samples.bundleOf(Array.from({ length: size }, () => samples.bloodPressure()))),
      })),
    );
    const send = (url: string, { token, requestId, body }: (typeof bundles)[number]) =>
      support.ask(url, { token, body, headers: { "medmij-request-id": requestId } });
    const sending = bundles.map((bundle) => send(current.url, bundle).catch(() => null));
    const absentBefore = found.absent;
    const share = ((round % rounds) + chance()) / rounds;
    await pause(share * lastMilliseconds);
    await current.kill();
    const answers = await Promise.all(sending);
    const after = await next;
    for (const [at, bundle] of bundles.entries()) {
      const before = await storedUnder(bundle.requestId);
      expect([0, size], "a bundle is whole or absent").toContain(before.length);
      const first = answers[at]?.status === 200 ? idsIn(answers[at].text) : null;
      if (first) expect(new Set(before)).toEqual(new Set(first));
      const again = await send(after.url, bundle);
      expect(again.status, again.text).toBe(200);
      const ids = idsIn(again.text);
      expect(ids).toHaveLength(size);
      if (first) expect(ids).toEqual(first);
      if (before.length > 0) expect(new Set(ids)).toEqual(new Set(before));
      expect(new Set(await storedUnder(bundle.requestId))).toEqual(new Set(ids));
      found[first ? "acknowledged" : before.length > 0 ? "whole" : "absent"] += 1;
    }
    // Nothing had committed although most of the time was given: this machine needs more.
    if (share > 0.5 && found.absent - absentBefore === inFlight) lastMilliseconds *= 1.5;
    current = after;
    next = startFhirProcess();
  }
  await Promise.all([current.kill(), next.then((fhir) => fhir.kill())]);
  expect(isOneSided(), JSON.stringify(found)).toBe(false);
}, 240_000);

/** The ids that a delivery stored. */
async function storedUnder(requestId: string): Promise<string[]> {
  const rows = await world.owner<{ measurement_id: string }[]>`
    select m.measurement_id from delivery d join measurement m using (organization_id, delivery_id) where d.request_id = ${requestId}`;
  return rows.map((row) => row.measurement_id);
}
