import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { connectDva } from "#tests/support/fhir-server.ts";
import { bloodPressure, bundleOf } from "#tests/support/observations.ts";
import { owner } from "#tests/support/world.ts";

let dva: Awaited<ReturnType<typeof connectDva>>;
beforeAll(async () => {
  dva = await connectDva({ limits: { requestsMax: 3, bytesMax: 15_000_000, timeoutMilliseconds: 400 } });
});
let release: (() => void) | undefined;
afterEach(() => release?.());
afterAll(async () => {
  await dva.close();
  await owner.end();
});

const stored = async () =>
  (await owner`select 1 from measurement where organization_id = ${dva.organization.organizationId}`).length;

/** Simulates a database that stalls: nobody can write a delivery until `release` is called. */
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

it("while the database stalls the sender is told to retry, and nothing was acknowledged", async () => {
  const body = JSON.stringify(bundleOf([bloodPressure()]));
  const headers = { "medmij-request-id": randomUUID() };
  await stall();
  const answer = await dva.send({ body, headers });
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("2");
  expect(answer.json().issue?.[0]?.code).toBe("transient");
  release?.();
  // The first may have been written after all: the same request again finds it, or writes it now.
  await expect.poll(async () => (await dva.send({ body, headers })).status, { timeout: 10_000 }).toBe(200);
  expect(await stored()).toBe(1);
});

it("no more requests are accepted than the limit; the rest is refused at once and served later", async () => {
  await stall();
  const bundles = Array.from({ length: 12 }, () => JSON.stringify(bundleOf([bloodPressure()])));
  const answers = await Promise.all(bundles.map((body) => dva.send({ body })));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  const busy = answers.filter((answer) => answer.json().issue?.[0]?.code === "throttled");
  expect(busy.length).toBeGreaterThanOrEqual(9);
  release?.();
  await expect.poll(async () => (await dva.send({ body: bundleOf([bloodPressure()]) })).status).toBe(200);
});

it("request bodies use no more memory than the limit", async () => {
  await stall();
  const padding = " ".repeat(9_000_000);
  const large = () => JSON.stringify(bundleOf([bloodPressure()])) + padding;
  const answers = await Promise.all([dva.send({ body: large() }), dva.send({ body: large() })]);
  expect(answers.map(({ status }) => status)).toEqual([503, 503]);
  expect(answers.map((answer) => answer.json().issue?.[0]?.code).sort()).toEqual(["throttled", "transient"]);
  release?.();
});

it("an internal error is reported neutrally and reveals nothing internal", async () => {
  await owner`alter table measurement_source rename to measurement_source_gone`;
  const answer = await dva.send({ path: "Observation", body: bloodPressure() });
  await owner`alter table measurement_source_gone rename to measurement_source`;
  expect(answer.status).toBe(500);
  expect(answer.json().issue).toEqual([
    { severity: "error", code: "exception", diagnostics: "Something went wrong here; it was noted" },
  ]);
});
