import { globSync, readFileSync } from "node:fs";
import type postgres from "postgres";
import { closeDatabase } from "#server/access/database.ts";

type Call = { name: string; call: (at: number) => Promise<unknown> };

const settledAfter = 8;

/**
 * The query plans of each call, as logged by the server (auto_explain) under the application's role and its policies:
 * partitions, rows and the indexes used.
 */
export async function plansOf(owner: postgres.Sql, folder: string, calls: readonly Call[]): Promise<string[]> {
  const [log] = globSync(`${folder}/**/postgres.log`);
  if (!log) return ["no log of the server, so no plans"];
  await note(owner, "session_preload_libraries", "auto_explain");
  await note(owner, "auto_explain.log_min_duration", "0");
  await note(owner, "auto_explain.log_analyze", "on");
  const told: string[] = [];
  for (const { name, call } of calls) {
    await closeDatabase();
    // The driver prepares statements, and the server settles on a generic plan after five executions: that is the plan
    // in production.
    for (let time = 0; time < settledAfter; time++) await call(time);
    const before = readFileSync(log, "utf8").length;
    await call(0);
    await closeDatabase();
    const plans = readFileSync(log, "utf8")
      .slice(before)
      .split(/^.*LOG: {2}duration: /m)
      .slice(1);
    told.push(`plans of ${name}:\n${plans.flatMap(shortPlan).join("\n")}`);
  }
  for (const setting of ["session_preload_libraries", "auto_explain.log_min_duration", "auto_explain.log_analyze"]) {
    await owner.unsafe(`alter database balie reset ${setting}`);
  }
  await closeDatabase();
  return told;
}

function note(owner: postgres.Sql, setting: string, value: string) {
  return owner.unsafe(`alter database balie set ${setting} = '${value}'`);
}

/** Duration and the scan nodes; partitions without rows and the driver's own queries are left out. */
function shortPlan(text: string): string[] {
  const [first = "", ...lines] = text.split("\n");
  const ms = Number.parseFloat(first);
  if (text.includes("pg_type")) return [];
  const reached = lines
    .filter(
      (line) => /Scan|Sort {2}\(|Limit|Append/.test(line) && !/never executed|actual time=\S+ rows=0\.00/.test(line),
    )
    .map((line) =>
      line
        .replace(/\(cost=\S+ rows=\d+ width=\d+\) /, "")
        .replace(/_organization_id_patient_id_kind_effecti\w*/, "_series"),
    );
  return reached.length === 0 ? [] : [`    ${ms.toFixed(2)} ms`, ...reached.map((line) => `      ${line.trim()}`)];
}
