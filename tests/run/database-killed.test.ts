import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Installed, installDatabase, superviseDoor } from "#tests/support/installed.ts";

let installed: Installed;
let counter: Awaited<ReturnType<typeof import("#tests/support/door.ts")["openCounter"]>>;
let support: typeof import("#tests/support/door.ts");
let samples: typeof import("#tests/support/observations.ts");
let world: typeof import("#tests/support/world.ts");
let door: Awaited<ReturnType<typeof superviseDoor>>;

beforeAll(async () => {
  installed = await installDatabase();
  // What reads the environment when it is loaded comes after it is set.
  [support, samples, world] = await Promise.all([
    import("#tests/support/door.ts"),
    import("#tests/support/observations.ts"),
    import("#tests/support/world.ts"),
  ]);
  counter = await support.openCounter();
  door = await superviseDoor(installed.folder);
});
afterAll(async () => {
  await door.stop();
  await counter.close();
  const { closeDatabase } = await import("#server/access/database.ts");
  await closeDatabase();
  await world.owner.end({ timeout: 1 });
  await installed.discard();
});

type Sent = { requestId: string; ids: string[] };
const idsIn = (text: string) => [...text.matchAll(/Observation\/([0-9a-f-]{36})\/_history/g)].map(([, id = ""]) => id);
const pause = (milliseconds: number) => new Promise((wake) => setTimeout(wake, milliseconds));

it("kill -9 of the database during intake loses nothing that was acknowledged, doubles nothing, and is soon over", async () => {
  const rounds = 20;
  const writers = 16;
  const acknowledged: Sent[] = [];
  const backAfter: number[] = [];
  let isOver = false;
  let killedAt = 0;
  const write = async () => {
    const patient = await support.makePatient(counter.organization);
    while (!isOver) {
      const body = JSON.stringify(samples.bundleOf([samples.bloodPressure(), samples.bodyWeight()]));
      const requestId = randomUUID();
      const token = await counter.token({ bsn: patient.bsn });
      for (;;) {
        const sentAt = performance.now();
        const answer = await support
          .ask(door.url, { body, token, headers: { "medmij-request-id": requestId } })
          .catch(() => null);
        if (answer?.status === 200) {
          acknowledged.push({ requestId, ids: idsIn(answer.text) });
          // What was on its way when the database ended was committed before.
          if (killedAt > 0 && sentAt > killedAt) {
            backAfter.push(performance.now() - killedAt);
            killedAt = 0;
          }
          break;
        }
        // Never anything but "come again", and never a 201 without a commit.
        if (answer) expect(answer.status, answer.text).toBe(503);
        await pause(50);
      }
    }
  };
  const working = Array.from({ length: writers }, write);
  for (let round = 0; round < rounds; round++) {
    const before = acknowledged.length;
    await expect.poll(() => acknowledged.length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(before + writers);
    await pause(Math.random() * 60);
    installed.kill();
    killedAt = performance.now();
    await installed.reopen();
    await expect.poll(() => backAfter.length, { timeout: 20_000, interval: 5 }).toBe(round + 1);
  }
  isOver = true;
  await Promise.all(working);

  const stored = await world.owner<{ id: string; identifier: string }[]>`
    select measurement_id as id, understood->>'identifier' as identifier from measurement_source
    where organization_id = ${counter.organization.organizationId}`;
  const told = acknowledged.flatMap(({ ids }) => ids);
  expect(told.length).toBe(acknowledged.length * 2);
  expect(new Set(stored.map(({ id }) => id))).toEqual(new Set(told));
  expect(new Set(stored.map(({ identifier }) => identifier)).size).toBe(stored.length);
  const sorted = backAfter.toSorted((one, other) => one - other);
  expect(sorted.at(-1), `back after ${sorted.map(Math.round).join(", ")} ms`).toBeLessThan(2_000);
}, 240_000);
