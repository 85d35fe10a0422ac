import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { discardEmbeddedDatabase } from "#server/run/embedded-database.ts";
import { findOrInstallBrowser } from "./browser.ts";
import { prepareProduct, startProduct } from "./product.ts";
import { quietLogs } from "./quiet-logs.ts";
import { runJourneys } from "./run-journeys.ts";
import { keepLaws } from "./run-laws.ts";
import { add, type Failure, failure, nothing, type Sum, slowest } from "./run-sum.ts";
import { vitest, withoutExamples } from "./run-vitest.ts";
import { sweepLeftovers, temporaryFolder } from "./temporary-folder.ts";
import { thorough } from "./thorough.ts";

// `npm test`: everything, the cheapest first. `npm test -- e2e` (or laws, tests) runs one part. `without-examples` and
// `thorough` (with the name of a suite, that one alone) only run on request.

const reports = mkdtempSync(join(tmpdir(), "balie-report-"));
const productFolder = temporaryFolder("product");
const wanted = process.argv.slice(2);
const begun = Date.now();
const built = { BALIE_BUILD: "keep" };

const parts: Record<string, () => Promise<Sum>> = {
  laws: async () => {
    // The pages are built in the meantime, once for every later start of Balie in this run. A failed build is reported
    // there.
    const building = isWanted("tests") || isWanted("e2e") ? prepare().catch(() => undefined) : undefined;
    const [sum] = await Promise.all([keepLaws(), building]);
    return sum;
  },
  tests: async () => {
    await prepare();
    return vitest({ report: join(reports, "vitest.json"), environment: built });
  },
  e2e: async () => {
    await prepare();
    const browser = findOrInstallBrowser(say);
    say(`browser: ${browser.path} (${browser.origin})`);
    const product = await startProduct(say, { folder: productFolder, environment: built });
    try {
      const variables = { ...product.environment, BALIE_TEST_BROWSER: browser.path };
      return add(await runJourneys(reports, variables), quietLogs(product.folder));
    } finally {
      await product.stop();
    }
  },
  "without-examples": () => withoutExamples(join(reports, "without-examples.json")),
  thorough: () => thorough(join(reports, "thorough.json"), wanted),
};
const onRequest = ["without-examples", "thorough"];

let preparing: Promise<void> | undefined;
function prepare(): Promise<void> {
  preparing ??= prepareProduct(productFolder, say);
  return preparing;
}

await sweepLeftovers();
let total = nothing();
for (const [name, part] of Object.entries(parts).filter(([name]) => isWanted(name))) {
  say(`── ${name}`);
  const start = Date.now();
  total = add(total, await part().catch((problem: unknown) => failedPart(name, problem)));
  say(`── ${name}: ${Math.round((Date.now() - start) / 1000)} s`);
}
rmSync(reports, { recursive: true, force: true });
await discardEmbeddedDatabase(productFolder);

say("── the slowest ten");
for (const { title, milliseconds } of slowest(total, 10)) {
  say(`${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${title}`);
}
say(`── ${Math.round((Date.now() - begun) / 1000)} s`);
if (total.skipped.length > 0) {
  say(`${total.skipped.length} skipped:`);
  for (const [title, count] of tally(total.skipped)) say(`  ${title}${count > 1 ? ` (${count} times)` : ""}`);
}
for (const one of total.retried) sayWhy("only passed the second time, a fault to mend:", one);
for (const one of total.failed) sayWhy("✗", one);
say(`${total.passed} passed, ${total.failed.length} failed`);
process.exit(total.failed.length === 0 && total.passed > 0 ? 0 : 1);

function isWanted(name: string): boolean {
  return wanted.length > 0 ? wanted.includes(name) : !onRequest.includes(name);
}

/** Counts the cases of one table under one title. */
function tally(titles: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const title of titles) {
    const family = title.replace(/\d+/g, "…");
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return counts;
}

function failedPart(name: string, problem: unknown): Sum {
  return { ...nothing(), failed: [failure(name, problem instanceof Error ? problem.message : String(problem))] };
}

function sayWhy(what: string, { title, reason }: Failure): void {
  say(`${what} ${title}\n${reason.replace(/^/gm, "    ")}`);
}

function say(line: string): void {
  console.log(line);
}
