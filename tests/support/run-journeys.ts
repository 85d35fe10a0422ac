import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { playwright } from "./run-playwright.ts";
import { add, type Sum } from "./run-sum.ts";

/** Reads only: its cases run in parallel, before any journey changes what the demo shows. */
const screens = "screens.spec.ts";
/** Journeys that change patients of De Linde: one after the other. */
const patients = [
  "approval.spec.ts",
  "consult-search.spec.ts",
  "consults.spec.ts",
  "consults-his.spec.ts",
  "documents.spec.ts",
  "drafts.spec.ts",
  "emergency.spec.ts",
  "house.spec.ts",
  "keys.spec.ts",
  "measurements.spec.ts",
  "merge.spec.ts",
  "opening-hours.spec.ts",
  "patients.spec.ts",
  "patients-alike.spec.ts",
  "pgo.spec.ts",
  "questionnaires.spec.ts",
  "referral.spec.ts",
  "representatives.spec.ts",
  "round-mine.spec.ts",
  "round-settings.spec.ts",
  "round.spec.ts",
  "send-later.spec.ts",
  "sign-in-take-over.spec.ts",
  "writing.spec.ts",
  // Last: it waits for a job, and makes the hours of the practice its own.
  "measurements-alarms.spec.ts",
];
/** Ends sessions of people whom other journeys use. */
const alone = "sign-in.spec.ts";

/**
 * All journeys: the screens, then two tracks in parallel (the patients of De Linde; every other file: the register, the
 * alliance, the other organizations, the log), then signing in. A track is a Playwright run with one worker. A journey that fails is walked once more: on a machine that
 * falls behind, a race in a test should not stop everybody's work. The run ends with the names of those that needed it.
 */
export async function runJourneys(reports: string, environment: Record<string, string>): Promise<Sum> {
  const specs = globSync("tests/e2e/*.spec.ts").map((path) => basename(path));
  const named = [screens, ...patients, alone];
  const gone = named.filter((spec) => !specs.includes(spec));
  if (gone.length > 0) throw new Error(`Not in tests/e2e: ${gone.join(", ")}`);
  const others = specs.filter((spec) => !named.includes(spec));
  const run = (track: string, files: readonly string[], options: readonly string[] = []) =>
    playwright({
      files,
      options: ["--output", `test-results/${track}`, "--retries", "1", ...options],
      environment,
      report: join(reports, `${track}.json`),
    });
  const seen = await run("screens", [screens], ["--fully-parallel", "--workers", "2"]);
  const walked = await Promise.all([run("patients", patients), run("others", others)]);
  return [seen, ...walked, await run("alone", [alone])].reduce(add);
}
