import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { demoPeople } from "#db/seed/demo-people.ts";
import { failure, nothing, type Sum } from "./run-sum.ts";

/**
 * After the journeys: the logs of the product contain no name, no e-mail address, no nine digits in a row (a BSN) and
 * no query string. Counts as one test.
 */
export function quietLogs(folder: string): Sum {
  const logs = readdirSync(join(folder, "log")).map((name) => join(folder, "log", name));
  const text = [...logs, join(folder, "postgres.log")]
    .filter((path) => existsSync(path) && !path.endsWith("build.log"))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n")
    // The digest by which Next refers to an error, which the error page shows too.
    .replace(/digest: '\d+'/g, "");
  const people = demoPeople.flatMap((person) => [person.name, person.email]);
  const findings = [
    ...people.filter((mark) => text.includes(mark)),
    ...(text.match(/[\w.+-]+@[\w-]+\.[a-z]{2,}/g) ?? []),
    ...(text.match(/\b\d{9}\b/g) ?? []),
    ...(text.match(/"path":"[^"]*\?[^"]*"/g) ?? []),
  ];
  const title = "the logs of the journeys tell nothing about anybody";
  console.log(`${findings.length === 0 ? "✓" : "✗"} ${title}`);
  if (findings.length === 0) return { ...nothing(), passed: 1 };
  return { ...nothing(), failed: [failure(title, [...new Set(findings)].join("\n"))] };
}
