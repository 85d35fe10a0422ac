import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { demoPeople } from "#db/seed/demo-people.ts";
import type { Sum } from "./run-steps.ts";

/**
 * After the journeys: the logs of the product hold no name, no e-mail address, no nine digits in a row (a BSN) and no
 * query string. Counts as one test.
 */
export function quietLogs(folder: string): Sum {
  const logs = readdirSync(join(folder, "log")).map((name) => join(folder, "log", name));
  const text = [...logs, join(folder, "postgres.log")]
    .filter((path) => existsSync(path) && !path.endsWith("build.log"))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n")
    // The number by which Next refers to an error; it stands on the error page too.
    .replace(/digest: '\d+'/g, "");
  const people = demoPeople.flatMap((person) => [person.name, person.email]);
  const findings = [
    ...people.filter((mark) => text.includes(mark)),
    ...(text.match(/[\w.+-]+@[\w-]+\.[a-z]{2,}/g) ?? []),
    ...(text.match(/\b\d{9}\b/g) ?? []),
    ...(text.match(/"path":"[^"]*\?[^"]*"/g) ?? []),
  ];
  console.log(`${findings.length === 0 ? "✓" : "✗"} the logs of the journeys tell nothing about anybody`);
  for (const finding of new Set(findings)) console.log(`  ${finding}`);
  return { passed: findings.length === 0 ? 1 : 0, failed: findings.length === 0 ? 0 : 1, skipped: [] };
}
