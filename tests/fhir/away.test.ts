import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { openCounter } from "#tests/support/door.ts";
import { bloodPressure, bundleOf } from "#tests/support/observations.ts";
import { owner } from "#tests/support/world.ts";

let counter: Awaited<ReturnType<typeof openCounter>>;
beforeAll(async () => {
  counter = await openCounter({ room: { requestsMax: 3, bytesMax: 15_000_000, patienceMilliseconds: 400 } });
});
let release: (() => void) | undefined;
afterEach(() => release?.());
afterAll(async () => {
  await counter.close();
  await owner.end();
});

const stored = async () =>
  (await owner`select 1 from measurement where organization_id = ${counter.organization.organizationId}`).length;

/** Nobody can write a delivery until it is released: what a database that stalls looks like. */
async function stall(): Promise<void> {
  const held = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const ended = owner.begin(async (sql) => {
    await sql`lock table delivery in access exclusive mode`;
    locked.resolve();
    await held.promise;
  });
  release = () => {
    held.resolve();
    release = undefined;
  };
  void ended;
  await locked.promise;
}

it("while the database stalls the sender is asked to come again, and nothing was acknowledged", async () => {
  const body = JSON.stringify(bundleOf([bloodPressure()]));
  const headers = { "medmij-request-id": randomUUID() };
  await stall();
  const answer = await counter.send({ body, headers });
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("2");
  expect(answer.json().issue?.[0]?.code).toBe("transient");
  release?.();
  // The first may still have been written after all: the same request again finds it, or writes it now.
  const again = await counter.send({ body, headers });
  expect(again.status).toBe(200);
  expect(await stored()).toBe(1);
});

it("no more is taken on than there is room for; the rest is refused at once and served later", async () => {
  await stall();
  const bundles = Array.from({ length: 12 }, () => JSON.stringify(bundleOf([bloodPressure()])));
  const answers = await Promise.all(bundles.map((body) => counter.send({ body })));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  const busy = answers.filter((answer) => answer.json().issue?.[0]?.code === "throttled");
  expect(busy.length).toBeGreaterThanOrEqual(9);
  release?.();
  await expect.poll(async () => (await counter.send({ body: bundleOf([bloodPressure()]) })).status).toBe(200);
});

it("bodies take no more memory than there is room for", async () => {
  await stall();
  const padding = " ".repeat(9_000_000);
  const large = () => JSON.stringify(bundleOf([bloodPressure()])) + padding;
  const answers = await Promise.all([counter.send({ body: large() }), counter.send({ body: large() })]);
  expect(answers.map(({ status }) => status)).toEqual([503, 503]);
  expect(answers.map((answer) => answer.json().issue?.[0]?.code).sort()).toEqual(["throttled", "transient"]);
  release?.();
});

it("what fails for good is said neutrally and tells nothing of the inside", async () => {
  await owner`alter table measurement_source rename to measurement_source_gone`;
  const answer = await counter.send({ path: "Observation", body: bloodPressure() });
  await owner`alter table measurement_source_gone rename to measurement_source`;
  expect(answer.status).toBe(500);
  expect(answer.json().issue).toEqual([
    { severity: "error", code: "exception", diagnostics: "Something went wrong here; it was noted" },
  ]);
});
