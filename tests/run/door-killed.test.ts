import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Installed, installDatabase, startDoorProcess } from "#tests/support/installed.ts";

let installed: Installed;
let counter: Awaited<ReturnType<typeof import("#tests/support/door.ts")["openCounter"]>>;
let support: typeof import("#tests/support/door.ts");
let samples: typeof import("#tests/support/observations.ts");
let world: typeof import("#tests/support/world.ts");

beforeAll(async () => {
  installed = await installDatabase();
  // What reads the environment when it is loaded comes after it is set.
  [support, samples, world] = await Promise.all([
    import("#tests/support/door.ts"),
    import("#tests/support/observations.ts"),
    import("#tests/support/world.ts"),
  ]);
  counter = await support.openCounter();
});
afterAll(async () => {
  await counter.close();
  const { closeDatabase } = await import("#server/access/database.ts");
  await closeDatabase();
  await world.owner.end({ timeout: 1 });
  await installed.discard();
});

const idsIn = (text: string) => [...text.matchAll(/Observation\/([0-9a-f-]{36})\/_history/g)].map(([, id = ""]) => id);
const pause = (milliseconds: number) => new Promise((wake) => setTimeout(wake, milliseconds));

it("kill -9 of the door in mid-bundle, at 200 points: each bundle is whole or absent, and a retry gives the same ids", async () => {
  const [rounds, inFlight, size] = [25, 8, 20];
  const patients = await Promise.all(Array.from({ length: inFlight }, () => support.makePatient(counter.organization)));
  const found = { whole: 0, absent: 0, acknowledged: 0 };
  let [current, next] = [await startDoorProcess(), startDoorProcess()];
  for (let round = 0; round < rounds; round++) {
    const bundles = await Promise.all(
      patients.map(async (patient) => ({
        token: await counter.token({ bsn: patient.bsn }),
        requestId: randomUUID(),
        body: JSON.stringify(samples.bundleOf(Array.from({ length: size }, () => samples.bloodPressure()))),
      })),
    );
    const send = (url: string, { token, requestId, body }: (typeof bundles)[number]) =>
      support.ask(url, { token, body, headers: { "medmij-request-id": requestId } });
    const sending = bundles.map((bundle) => send(current.url, bundle).catch(() => null));
    await pause((round / rounds) * 120 + Math.random() * 20);
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
    current = after;
    next = startDoorProcess();
  }
  await Promise.all([current.kill(), next.then((door) => door.kill())]);
  // Some were caught before and some after their commit: the points were where they should be.
  expect(found.absent, JSON.stringify(found)).toBeGreaterThan(5);
  expect(found.whole + found.acknowledged, JSON.stringify(found)).toBeGreaterThan(5);
});

/** The ids that a delivery stored. */
async function storedUnder(requestId: string): Promise<string[]> {
  const rows = await world.owner<{ measurement_id: string }[]>`
    select m.measurement_id from delivery d join measurement m using (organization_id, delivery_id) where d.request_id = ${requestId}`;
  return rows.map((row) => row.measurement_id);
}
