import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import type { Sum } from "./run-sum.ts";
import { vitest } from "./run-vitest.ts";

const record = "tests/thorough.md";
const suites = ["fhir-killed", "worker-killed", "database-killed", "random-requests"];

/**
 * `npm test -- thorough`: the suites that kill processes, at all their kill points, and the random requests, all of them; or those of
 * them that are named. The result is written into the repository, where what did not run keeps its line.
 */
export async function thorough(report: string, named: readonly string[]): Promise<Sum> {
  const chosen = suites.filter((suite) => named.includes(suite));
  const only = ["--project", "run", "--project", "run-alone", ...(chosen.length > 0 ? chosen : suites)];
  const sum = await vitest({ report, only, environment: { BALIE_TEST_POINTS: "all" } });
  const kept = chosen.length > 0 && existsSync(record) ? readFileSync(record, "utf8") : "";
  writeFileSync(record, recordOf(sum, kept));
  console.log(`written to ${record}`);
  return sum;
}

function recordOf({ failed, timed }: Sum, before: string): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  const day = new Date().toISOString().slice(0, 10);
  const broken = new Set(failed.map(({ title }) => title));
  const lines = new Map(before.split("\n").flatMap((line) => (line.startsWith("- ") ? [[subjectOf(line), line]] : [])));
  for (const { title, milliseconds, measured } of timed) {
    const facts = [`${Math.round(milliseconds / 1000)} s`, ...(measured === undefined ? [] : [measured])].join(", ");
    const line = `- ${day}, ${broken.has(title) ? "failed" : "passed"}: ${title} (${facts})`;
    lines.set(subjectOf(line), line);
  }
  return `# The last thorough run

Written by \`npm test -- thorough\`, which runs one suite alone when it is named too. \`npm test\` takes fewer points and requests of these, and other
ones each time.

${machine}.

${[...lines.values()].join("\n")}
`;
}

/** What a line is about: without its day, outcome, seed and figures. */
function subjectOf(line: string): string {
  return line
    .replace(/^- (?:[\d-]+, \w+: )?/, "")
    .replace(/ \(BALIE_TEST_SEED.*$/, "")
    .replace(/\d+/g, "…");
}
