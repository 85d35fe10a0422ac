import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What came out of one step. */
export type Sum = { passed: number; failed: number; skipped: string[] };

export function nothing(): Sum {
  return { passed: 0, failed: 0, skipped: [] };
}

/** One law of the house: counts as one test. Its output shows only when it is broken. */
export async function law(sentence: string, command: string, parameters: string[]): Promise<Sum> {
  const start = Date.now();
  const { code, output } = await run(command, parameters, {}, "quiet");
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`${code === 0 ? "✓" : "✗"} ${sentence} (${command}, ${seconds} s)`);
  if (code === 0) return { ...nothing(), passed: 1 };
  console.log(output);
  return { ...nothing(), failed: 1 };
}

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** All Vitest projects. A file that could not even be loaded counts as one failure. */
export async function vitest(report: string): Promise<Sum> {
  const { code } = await run("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
  const { testResults } = VitestReport.parse(readReport(report));
  const sum = nothing();
  for (const file of testResults) {
    for (const test of file.assertionResults) {
      if (test.status === "passed") sum.passed += 1;
      else if (test.status === "failed") sum.failed += 1;
      else sum.skipped.push(test.fullName);
    }
    const isBroken = file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed");
    if (isBroken) sum.failed += 1;
  }
  return noticeCrash(sum, code);
}

type Suite = {
  title: string;
  suites?: Suite[] | undefined;
  specs?: { title: string; tests: { status: string }[] }[] | undefined;
};
const Suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    title: z.string(),
    suites: z.array(Suite).optional(),
    specs: z.array(z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) })).optional(),
  }),
);
const PlaywrightReport = z.object({ suites: z.array(Suite) });

/** The journeys in a real browser, against a product that runs. */
export async function playwright(report: string, environment: Record<string, string>): Promise<Sum> {
  const variables = { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const { code } = await run("playwright", ["test", "--reporter=list,json"], variables);
  const sum = nothing();
  const visit = (suite: Suite) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === "expected") sum.passed += 1;
        else if (test.status === "skipped") sum.skipped.push(`${suite.title}: ${spec.title}`);
        else sum.failed += 1;
      }
    }
    suite.suites?.forEach(visit);
  };
  PlaywrightReport.parse(readReport(report)).suites.forEach(visit);
  return noticeCrash(sum, code);
}

/** An exit code that says "failed" while every test passed is a failure too (an unhandled error, a broken teardown). */
function noticeCrash(sum: Sum, code: number | null): Sum {
  return code !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum;
}

function readReport(path: string): unknown {
  if (!existsSync(path)) throw new Error(`No report in ${path}: the run ended before it was written.`);
  return JSON.parse(readFileSync(path, "utf8"));
}

function run(
  command: string,
  parameters: string[],
  environment: Record<string, string> = {},
  show: "quiet" | "show" = "show",
): Promise<{ code: number | null; output: string }> {
  return new Promise((settle, fail) => {
    const child = spawn(join("node_modules", ".bin", command), parameters, {
      env: { ...process.env, ...environment, FORCE_COLOR: process.stdout.isTTY ? "1" : "0" },
      stdio: show === "show" ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.once("error", fail).once("close", (code) => settle({ code, output }));
  });
}
