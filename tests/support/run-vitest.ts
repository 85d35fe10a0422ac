import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { runCommand } from "./run-command.ts";
import { failure, nothing, noticeCrash, type Sum } from "./run-sum.ts";

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          duration: z.number().nullish().transform(Number),
          failureMessages: z.array(z.string()).nullish(),
          meta: z.object({ measured: z.string().optional() }).optional(),
        }),
      ),
    }),
  ),
});

type Asked = {
  /** Path of the report. */
  report: string;
  /** Files or options; everything if omitted. */
  only?: string[];
  environment?: Record<string, string>;
};

/** Vitest over all projects, or over `only`. A file that could not even be loaded counts as one failure. */
export async function vitest({ report, only = [], environment = {} }: Asked): Promise<Sum> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await runCommand("vitest", ["run", ...reporters, ...only], environment);
  const sum = nothing();
  for (const file of readVitestReport(report)) {
    for (const test of file.assertionResults) {
      if (test.status === "passed") sum.passed += 1;
      else if (test.status === "failed") sum.failed.push(failure(test.fullName, test.failureMessages?.join("\n")));
      else sum.skipped.push(test.fullName);
      sum.timed.push({ title: test.fullName, milliseconds: test.duration, measured: test.meta?.measured });
    }
    const isBroken = file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed");
    if (isBroken) sum.failed.push(failure(file.name, file.message));
  }
  return noticeCrash(sum, "vitest", code);
}

/** The suites over public example files, as in a clone without that folder: each says what it skips, and passes. */
export async function withoutExamples(report: string): Promise<Sum> {
  const suites = globSync("{app,components,db,server,tests}/**/*.test.{ts,tsx}").filter((path) =>
    readFileSync(path, "utf8").includes('"#tests/support/fixtures.ts"'),
  );
  if (suites.length === 0)
    throw new Error("No suite imports tests/support/fixtures.ts: nothing to run without examples.");
  const environment = { MEDMIJ_FIXTURES: join(dirname(report), "no-examples") };
  const sum = await vitest({ report, only: suites, environment });
  const silent = readVitestReport(report).filter((file) =>
    file.assertionResults.every((test) => test.status !== "skipped"),
  );
  const unsaid = silent.map(({ name }) => failure(name, "does not say what it skips"));
  return { ...sum, failed: [...sum.failed, ...unsaid] };
}

function readVitestReport(path: string) {
  if (!existsSync(path)) throw new Error(`No report in ${path}: the run ended before it was written.`);
  return VitestReport.parse(JSON.parse(readFileSync(path, "utf8"))).testResults;
}
