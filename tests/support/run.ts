import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findOrInstallBrowser } from "./browser.ts";
import { startProduct } from "./product.ts";
import { quietLogs } from "./quiet-logs.ts";
import { law, nothing, playwright, type Sum, vitest } from "./run-steps.ts";
import { sweepLeftovers } from "./temporary-folder.ts";

// `npm test`: everything, in order, cheap things first. `npm test -- e2e` (or laws, tests) runs one part.

const reports = mkdtempSync(join(tmpdir(), "balie-report-"));
const wanted = process.argv.slice(2);
const begun = Date.now();

const parts: Record<string, () => Promise<Sum>> = {
  laws: async () => {
    const sums = [
      await law("format and lint", "biome", ["check", "."]),
      await law("types", "tsc", ["--noEmit"]),
      await law("who may look at whom", "depcruise", [
        "--config",
        ".dependency-cruiser.mjs",
        "app",
        "components",
        "server",
        "db",
      ]),
      await law("what a browser never reaches", "depcruise", [
        "--config",
        ".dependency-cruiser.browser.mjs",
        "components",
      ]),
      await law("nothing unused", "knip", []),
    ];
    return sums.reduce(add, nothing());
  },
  tests: () => vitest(join(reports, "vitest.json")),
  e2e: async () => {
    const browser = findOrInstallBrowser(say);
    say(`browser: ${browser.path} (${browser.origin})`);
    const product = await startProduct(say);
    try {
      const variables = { ...product.environment, BALIE_TEST_BROWSER: browser.path };
      const journeys = await playwright(join(reports, "playwright.json"), variables);
      return add(journeys, quietLogs(product.folder));
    } finally {
      await product.stop();
    }
  },
};

await sweepLeftovers();
let total = nothing();
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  say(`── ${name}`);
  total = add(total, await part().catch(failedPart));
}
rmSync(reports, { recursive: true, force: true });

say(`── ${Math.round((Date.now() - begun) / 1000)} s`);
if (total.skipped.length > 0) {
  say(`${total.skipped.length} skipped:`);
  for (const [title, count] of tally(total.skipped)) say(`  ${title}${count > 1 ? ` (${count} times)` : ""}`);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

function add(one: Sum, other: Sum): Sum {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: [...one.skipped, ...other.skipped],
  };
}

/** The cases of one table count as one title. */
function tally(titles: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const title of titles) {
    const family = title.replace(/\d+/g, "…");
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return counts;
}

function failedPart(problem: unknown): Sum {
  console.error(problem instanceof Error ? problem.message : problem);
  return { passed: 0, failed: 1, skipped: [] };
}

function say(line: string): void {
  console.log(line);
}
