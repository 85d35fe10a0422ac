import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Installed, installDatabase, superviseFhir } from "#tests/support/installed.ts";
import { chance, howMany, seedTitle } from "#tests/support/kill-points.ts";

let installed: Installed;
let dva: Awaited<ReturnType<typeof import("#tests/support/fhir-server.ts")["connectDva"]>>;
let support: typeof import("#tests/support/fhir-server.ts");
let samples: typeof import("#tests/support/observations.ts");
let world: typeof import("#tests/support/world.ts");
let fhir: Awaited<ReturnType<typeof superviseFhir>>;

beforeAll(async () => {
  installed = await installDatabase();
  // Modules that read the environment on load are imported after it is set.
  [support, samples, world] = await Promise.all([
    import("#tests/support/fhir-server.ts"),
    import("#tests/support/observations.ts"),
    import("#tests/support/world.ts"),
  ]);
  dva = await support.connectDva();
  fhir = await superviseFhir(installed.folder);
});
afterAll(async () => {
  await fhir.stop();
  await dva.close();
  const { closeDatabase } = await import("#server/access/database.ts");
  await closeDatabase();
  await world.owner.end({ timeout: 1 });
  await installed.discard();
});

type Sent = { requestId: string; ids: string[] };
const idsIn = (text: string) => [...text.matchAll(/Observation\/([0-9a-f-]{36})\/_history/g)].map(([, id = ""]) => id);
const pause = (milliseconds: number) => new Promise((wake) => setTimeout(wake, milliseconds));

const rounds = howMany(5, 20);

it(`kill -9 of the database during intake, ${rounds} times, loses nothing that was acknowledged, stores nothing twice, and is soon over ${seedTitle}`, async () => {
  const writers = 16;
  const acknowledged: Sent[] = [];
  const backAfter: number[] = [];
  let isOver = false;
  let killedAt = 0;
  /** How long PostgreSQL itself took to start again, in ms: the floor of being back. */
  const restartedAfter: number[] = [];
  const write = async () => {
    const patient = await support.makePatient(dva.organization);
    while (!isOver) {
      const body = JSON.stringify(samples.bundleOf([samples.bloodPressure(), samples.bodyWeight()]));
      const requestId = randomUUID();
      const token = await dva.token({ bsn: patient.bsn });
      for (;;) {
        const sentAt = performance.now();
        const answer = await support
          .ask(fhir.url, { body, token, headers: { "medmij-request-id": requestId } })
          .catch(() => null);
        if (answer?.status === 200) {
          acknowledged.push({ requestId, ids: idsIn(answer.text) });
          // A response that was under way when the database was killed was committed before.
          if (killedAt > 0 && sentAt > killedAt) {
            backAfter.push(performance.now() - killedAt);
            killedAt = 0;
          }
          break;
        }
        // Only ever a 503 with Retry-After, and never a 201 without a commit.
        if (answer) expect(answer.status, answer.text).toBe(503);
        await pause(50);
      }
    }
  };
  const working = Array.from({ length: writers }, write);
  for (let round = 0; round < rounds; round++) {
    const before = acknowledged.length;
    await expect.poll(() => acknowledged.length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(before + writers);
    await pause(chance() * 60);
    installed.kill();
    const killed = performance.now();
    killedAt = killed;
    await installed.reopen();
    restartedAfter.push(performance.now() - killed);
    await expect.poll(() => backAfter.length, { timeout: 20_000, interval: 5 }).toBe(round + 1);
  }
  isOver = true;
  await Promise.all(working);

  const stored = await world.owner<{ id: string; identifier: string }[]>`
    select measurement_id as id, understood->>'identifier' as identifier from measurement_source
    where organization_id = ${dva.organization.organizationId}`;
  const told = acknowledged.flatMap(({ ids }) => ids);
  expect(told.length).toBe(acknowledged.length * 2);
  expect(new Set(stored.map(({ id }) => id))).toEqual(new Set(told));
  expect(new Set(stored.map(({ identifier }) => identifier)).size).toBe(stored.length);
  // Over the time that PostgreSQL needs for itself, which is the machine's.
  const over = backAfter.map((back, round) => back - (restartedAfter[round] ?? 0));
  const figures = `back after ${backAfter.map(Math.round).join(", ")} ms, PostgreSQL after ${restartedAfter.map(Math.round).join(", ")} ms`;
  expect(Math.max(...over), figures).toBeLessThan(1_000);
}, 240_000);
