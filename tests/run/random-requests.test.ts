import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { installationSecret } from "#server/run/installation.ts";
import { howMany, seedTitle } from "#tests/support/kill-points.ts";
import { type Product, startProduct } from "#tests/support/product.ts";
import { watchMemory } from "#tests/support/watch-memory.ts";

const memoryMbMax = 600;
const count = howMany(200, 10_000);
/** Time ends a short run, on a busy machine; a thorough one sends all. */
const minutesMax = howMany(2, 60);
const countMin = howMany(100, count);

let product: Product;
beforeAll(async () => {
  product = await startProduct(() => undefined, { environment: { BALIE_BUILD: "keep" } });
  Object.assign(process.env, {
    DATABASE_URL: product.environment.BALIE_TEST_DATABASE_URL,
    BALIE_URL: product.url,
    BALIE_SECRET: installationSecret(product.folder),
    LOG_LEVEL: "silent",
  });
});
afterAll(() => product?.stop());

/** From the log of that process, whose last line of a start has the pid. */
const pidOf = (name: string) => {
  const lives = [...readFileSync(join(product.folder, "log", `${name}.log`), "utf8").matchAll(/"pid":(\d+).*ready"/g)];
  return Number(lives.at(-1)?.[1]);
};

it(
  `${count} random requests, large and slow ones too: no server error, no process that ends or grows, and all is served afterwards ${seedTitle}`,
  async ({ task }) => {
    // Modules that read the environment on load are imported after it is set.
    const { attack, worldOf } = await import("#tests/support/random-attack.ts");
    const pids = { web: pidOf("web"), fhir: pidOf("fhir"), worker: pidOf("worker") };
    const world = await worldOf(product);
    const memory = watchMemory(pids);
    const outcome = await attack(product, { count, endsAt: Date.now() + minutesMax * 60_000, inFlight: 12 }, world);
    const mostMb = memory.stop();
    task.meta.measured = `at most ${Object.entries(mostMb)
      .map(([name, most]) => `${Math.round(most)} MB ${name}`)
      .join(", ")}`;
    expect(outcome.failures).toEqual([]);
    expect(outcome.sent).toBeGreaterThanOrEqual(countMin);
    // What came back says that they were not all stopped at the door.
    for (const status of ["200", "401", "403", "404"]) expect(outcome.statuses[status], status).toBeGreaterThan(0);
    for (const [name, most] of Object.entries(mostMb)) expect(most, name).toBeLessThan(memoryMbMax);
    // Twenty seconds for a body, ten for headers that are looked at every five; the rest is a busy machine.
    expect(outcome.heldMilliseconds).toBeLessThan(40_000);
    expect({ web: pidOf("web"), fhir: pidOf("fhir"), worker: pidOf("worker") }).toEqual(pids);
    expect((await fetch(`${product.url}/sign-in`)).status).toBe(200);
    expect((await fetch(`${product.url}/api/health`)).status).toBe(200);
    expect((await fetch(`${product.environment.BALIE_TEST_FHIR_URL}/fhir/r4/metadata`)).status).toBe(200);
  },
  (minutesMax + 5) * 60_000,
);
