import { basename, resolve } from "node:path";
import { findingRules, isListStale } from "#db/terms/register.ts";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { timeToTheSecond } from "#server/calendar/spoken.ts";
import { ConfigurationError } from "#server/env.ts";
import { DomainError } from "#server/errors.ts";
import { wordsIn } from "#server/language/words.ts";
import type { Finding, ImportOutcome } from "#server/register/import/contract.ts";
import { DecideInput, RestoreInput } from "#server/register/import/contract.ts";
import { decideHeldList } from "#server/register/import/decide.ts";
import { importList } from "#server/register/import/import.ts";
import { restoreFormerList } from "#server/register/import/restore.ts";
import { listAges } from "#server/register/versions/list-ages.ts";
import { Refusal } from "#server/run/installation.ts";
import { withInstallation } from "#server/run/prepare-database.ts";

const usage = `Register lists of MedMij (ZAL, ZAKL, GNL, OCL, WHL):

  npm run register -- import FILE…      read lists into the register; the file says which list it is
  npm run register -- status            which lists are in force, how old they are, what waits
  npm run register -- accept VERSION    take a list into use that waits for a person
  npm run register -- discard VERSION   turn such a list down
  npm run register -- restore VERSION   take an accepted list back: the one before it is in force again`;

const versionHelp = "VERSION is the long code that `status` shows.";
const actor = systemActor("command");
const words = wordsIn("en", "register");
const errors = wordsIn("en", "errors");

/** Runs the command. Returns the exit code: 1 when a list was refused or is held. */
async function run([command, ...parameters]: readonly string[]): Promise<number> {
  if (command === "import" && parameters.length > 0) return importFiles(parameters);
  if (command === "status") return status();
  if ((command === "accept" || command === "discard") && parameters.length === 1) {
    const input = DecideInput.safeParse({ versionId: parameters[0], decision: command });
    if (!input.success) throw new Refusal(versionHelp);
    await decideHeldList(grant(actor, "register.decide"), input.data);
    console.log(words(command === "accept" ? "held.accepted" : "held.discarded"));
    return 0;
  }
  if (command === "restore" && parameters.length === 1) {
    const input = RestoreInput.safeParse({ versionId: parameters[0] });
    if (!input.success) throw new Refusal(versionHelp);
    await restoreFormerList(grant(actor, "register.decide"), input.data);
    console.log(words("restore.done"));
    return 0;
  }
  console.log(usage);
  return command === undefined || command === "help" ? 0 : 1;
}

async function importFiles(files: readonly string[]): Promise<number> {
  let worst = 0;
  for (const file of files) {
    const begun = performance.now();
    const path = resolve(file);
    const outcome = await importList(grant(actor, "register.import"), {
      path,
      source: "command",
      sourceName: basename(path),
      onProgress: progress(basename(path)),
    });
    if (process.stdout.isTTY) process.stdout.write("\r\x1b[K");
    console.log(`${basename(path)}: ${sentence(outcome)} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
    if (outcome.outcome === "refused" || outcome.outcome === "held") worst = 1;
  }
  return worst;
}

/** A progress line, on a terminal only. */
function progress(name: string): (bytesRead: number) => void {
  let shown = 0;
  return (bytesRead) => {
    const megabytes = Math.floor(bytesRead / 1_000_000);
    if (!process.stdout.isTTY || megabytes === shown) return;
    shown = megabytes;
    process.stdout.write(`\r${name}: ${megabytes} MB`);
  };
}

function sentence({ outcome, versionId, list, serial, counts, ignored, finding }: ImportOutcome): string {
  const name = list ? words(`list.${list}.name`) : "";
  switch (outcome) {
    case "imported":
      return `${words("upload.imported", { name, serial: serial ?? 0 })} ${countsOf(counts)}${ignoredOf(ignored)}`;
    case "unchanged":
      return words("upload.unchanged");
    case "held":
      return `${words("upload.held", { name })} ${because(finding)}\n  npm run register -- accept ${versionId}\n  npm run register -- discard ${versionId}`;
    case "discarded":
      return words("upload.discarded");
    case "refused":
      return `${words("upload.refused")} ${because(finding)}`;
  }
}

function because(finding: Finding | null): string {
  if (!finding) return "";
  const where = finding.line ? ` ${words("upload.where", { line: finding.line })}.` : "";
  return `${[finding, ...(finding.further ?? [])].map(sayReason).join(" ")}${where}`;
}

function sayReason({ rule, values = {} }: Pick<Finding, "rule" | "values">): string {
  const known = findingRules.find((each) => each === rule);
  const blank = { line: 0, element: "", value: "", expected: "", before: 0, after: 0 };
  if (known !== "stamped-earlier") return known ? words(`refusal.${known}`, { ...blank, ...values }) : rule;
  const said = (at: string | number = 0) => timeToTheSecond(new Date(at), "en");
  return words("refusal.stamped-earlier", { before: said(values.before), after: said(values.after) });
}

function countsOf(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([noun, count]) => `${count} ${noun}`)
    .join(", ");
}

function ignoredOf(ignored: Record<string, number>): string {
  const names = Object.entries(ignored).map(([name, count]) => `${name} (${count})`);
  return names.length === 0 ? "" : `\n  ${words("upload.ignored", { names: names.join(", ") })}`;
}

async function status(): Promise<number> {
  const now = new Date();
  for (const { list, current, held, former } of await listAges(grant(actor, "register.read"), now)) {
    const name = words(`list.${list}.name`).padEnd(20);
    if (!current) console.log(`${name} ${words("standing.missing")}`);
    else {
      const age = words(isListStale(current, now) ? "standing.stale" : "standing.fresh");
      const stamped = current.stampedAt?.toISOString() ?? "";
      console.log(
        `${name} ${words("standing.serial", { serial: current.serial ?? 0 })}, ${words("standing.stamped")} ${stamped}, ${words(`source.${current.source}`)}: ${age}. ${countsOf(current.counts)}`,
      );
    }
    if (current && former)
      console.log(
        `  ${words("restore.button", { name: words(`list.${list}.name`) })}: npm run register -- restore ${current.versionId}`,
      );
    if (held) console.log(`  ${words("state.held")}: ${held.versionId} ${because(held.finding)}`);
  }
  return 0;
}

try {
  process.exitCode = await withInstallation(
    () => undefined,
    () => run(process.argv.slice(2)),
  );
} catch (problem) {
  if (problem instanceof DomainError) console.error(errors(problem.reason, problem.values));
  else if (problem instanceof Refusal || problem instanceof ConfigurationError) console.error(problem.message);
  else if (problem instanceof Error && "code" in problem && problem.code === "ENOENT")
    console.error(`No such file: ${"path" in problem ? problem.path : ""}`);
  else console.error(problem);
  process.exitCode = 1;
}
