import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { personalFacts } from "#tests/support/personal-facts.ts";

it("nothing that Balie logs about itself holds a name, an e-mail address or a BSN, whatever goes wrong", () => {
  const scenario = new URL("../support/log-scenario.ts", import.meta.url).pathname;
  const run = spawnSync(process.execPath, [scenario], {
    encoding: "utf8",
    env: { ...process.env, LOG_LEVEL: "debug", NODE_NO_WARNINGS: "1" },
    timeout: 100_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(run.status, run.stderr).toBe(0);
  const lines = run.stdout.trim().split("\n");
  // Each of these must have gone wrong at least once, or the test proves nothing.
  for (const said of ["could not insert", "could not read", "a whole person", "procedure failed"]) {
    expect(lines.filter((line) => line.includes(said)).length, said).toBeGreaterThan(0);
  }
  for (const trace of personalFacts.traces) {
    expect(lines.filter((line) => trace.test(line))).toEqual([]);
    expect(run.stderr).not.toMatch(trace);
  }
  for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();
}, 120_000);
