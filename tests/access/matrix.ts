import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { type Role, roles } from "#db/terms/people.ts";

/**
 * Who may do what, as agreed with practices. It repeats server/access/permissions.ts on purpose, so that the code is
 * checked against it. Each noun has its table in nouns/; read a line aloud: "the log is read by the privacy officer". A
 * line ends with the procedures that ask for the permission, those of the noun's own router by their own name.
 *
 *   out  somebody without an account        mgr  practice manager        prv  privacy officer
 *   gp   general practitioner               pha  pharmacist              adm  administrator
 *   poh  practice nurse                     all  alliance staff          sys  the worker and the commands
 *   ass  practice assistant                 dva  a DVA of which the organization trusts every service
 */
const tables = globSync("tests/access/nouns/*.txt").sort();

/**
 * Procedures that anyone may call, because they come before the second factor, but that require a session: without one,
 * or with a locked one, they refuse.
 */
export const wantsSession: ReadonlySet<string> = new Set(["people.arrival", "people.offerSecondFactor"]);

/** Procedures without a permission, each with the reason. */
export const beforePermission: Record<string, string> = {};

export type Holder = Role | "out" | "sys" | "dva";

const columns: Record<string, Holder> = {
  out: "out",
  gp: "general-practitioner",
  poh: "practice-nurse",
  ass: "practice-assistant",
  mgr: "practice-manager",
  pha: "pharmacist",
  all: "alliance-staff",
  prv: "privacy-officer",
  adm: "administrator",
  sys: "sys",
  dva: "dva",
};

type Line = { permission: string; holders: ReadonlySet<Holder>; procedures: string[] };
const lines = tables.flatMap((path) => readTable(basename(path, ".txt"), readFileSync(path, "utf8")));

/** The tables as a map from permission to its holders. */
export const matrix: ReadonlyMap<string, ReadonlySet<Holder>> = new Map(
  lines.map(({ permission, holders }) => [permission, holders]),
);
if (matrix.size !== lines.length) throw new Error("the matrix names a permission twice");

/** The permission of each procedure. A new procedure must be added to the table of its noun. */
export const procedures: ReadonlyMap<string, string> = new Map(
  lines.flatMap(({ permission, procedures: asking }) => asking.map((procedure) => [procedure, permission] as const)),
);
if (procedures.size !== lines.flatMap((line) => line.procedures).length) {
  throw new Error("the matrix names a procedure twice");
}

function readTable(noun: string, text: string): Line[] {
  // A line that starts with a space continues the procedures of the one above.
  const [head = "", ...rows] = text.trimEnd().replaceAll(/\n +/g, " ").split("\n");
  const holders = head.replace("asked by", "").trim().split(/\s+/).map(holderOf);
  if (new Set(holders).size !== roles.length + 3) throw new Error(`${noun}: the matrix does not name every role once`);
  return rows.map((row) => readRow(noun, row, holders));
}

function readRow(noun: string, row: string, holders: readonly Holder[]): Line {
  const [permission = "", ...rest] = row.split(/\s+/);
  const marks = rest.slice(0, holders.length);
  if (marks.length !== holders.length || marks.some((mark) => !["x", "."].includes(mark))) {
    throw new Error(`the matrix cannot be read at ${permission}`);
  }
  return {
    permission,
    holders: new Set(holders.filter((_, at) => marks[at] === "x")),
    procedures: rest.slice(holders.length).map((name) => (name.includes(".") ? name : `${routerOf(noun)}.${name}`)),
  };
}

/** "opening-hours" has the router "openingHours". */
function routerOf(noun: string): string {
  return noun.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function holderOf(heading: string): Holder {
  const holder = columns[heading];
  if (!holder) throw new Error(`the matrix has an unknown column ${heading}`);
  return holder;
}
