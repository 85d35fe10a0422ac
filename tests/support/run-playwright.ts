import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { runCommand } from "./run-command.ts";
import { failure, nothing, noticeCrash, type Sum } from "./run-sum.ts";

const Case = z.object({
  status: z.string(),
  projectName: z.string(),
  results: z.array(
    z.object({ duration: z.number(), errors: z.array(z.object({ message: z.string().optional() })).default([]) }),
  ),
});
type Case = z.infer<typeof Case>;

type Suite = {
  title: string;
  suites?: Suite[] | undefined;
  specs?: { title: string; tests: Case[] }[] | undefined;
};
const Suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    title: z.string(),
    suites: z.array(Suite).optional(),
    specs: z.array(z.object({ title: z.string(), tests: z.array(Case) })).optional(),
  }),
);
const PlaywrightReport = z.object({ suites: z.array(Suite) });

type Asked = {
  files: readonly string[];
  options: readonly string[];
  environment: Record<string, string>;
  /** Path of the report. */
  report: string;
};

/** Journeys in a real browser, against a running product. */
export async function playwright({ files, options, environment, report }: Asked): Promise<Sum> {
  const variables = { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const { code } = await runCommand("playwright", ["test", "--reporter=list,json", ...options, ...files], variables);
  if (!existsSync(report)) throw new Error(`No report in ${report}: the run ended before it was written.`);
  const sum = nothing();
  const visit = (suite: Suite) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        const title = `${suite.title}: ${spec.title}`;
        if (test.status === "expected" || test.status === "flaky") sum.passed += 1;
        else if (test.status === "skipped") sum.skipped.push(title);
        else sum.failed.push(failure(`[${test.projectName}] ${title}`, messageOf(test)));
        if (test.status === "flaky") sum.retried.push(failure(`[${test.projectName}] ${title}`, messageOf(test)));
        const milliseconds = test.results.reduce((total, { duration }) => total + duration, 0);
        sum.timed.push({ title: `[${test.projectName}] ${title}`, milliseconds });
      }
    }
    suite.suites?.forEach(visit);
  };
  PlaywrightReport.parse(JSON.parse(readFileSync(report, "utf8"))).suites.forEach(visit);
  return noticeCrash(sum, "playwright", code);
}

function messageOf({ results }: Case): string {
  return results.flatMap(({ errors }) => errors.map(({ message }) => message ?? "")).join("\n");
}
