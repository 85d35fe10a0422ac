import { globSync } from "node:fs";
import { describe, expect, inject, it } from "vitest";
import { joinsAcross, type Plane, planes } from "#db/planes.ts";
import { readSentStatements } from "#tests/support/sent-statements.ts";
import { overOrganizations } from "./over-organizations.ts";
import { readStatement, type TableUse } from "./reading.ts";
import { parse } from "./syntax.ts";
import { schemaTables } from "./tables.ts";

// The statements that the suites of the project "domain" sent in this run. For a few of them by hand:
// vitest run --project domain --project sql tests/domain/tasks.test.ts tests/sql

const folder: string | undefined = inject("statements");
const sent = folder === undefined ? [] : readSentStatements(folder);
const suites = globSync("tests/{domain,access,register,fhir}/**/*.test.ts");
const isWholeRun = sent.length === suites.length;

const sentBy = new Map(sent.flatMap(({ path, statements }) => statements.map((text) => [text, path])));
const usesOf = new Map<string, TableUse[]>(
  [...sentBy.keys()].map((text) => [text, parse(text).flatMap((statement) => readStatement(statement, schemaTables))]),
);
const onOneLine = (text: string) => text.replace(/\s+/g, " ");
const ofPlane = (uses: readonly TableUse[], plane: Plane) =>
  [...new Set(uses.map(({ table }) => table))].filter((table) => planes[table] === plane).sort();

it("the suites sent statements, so these laws check something", () => {
  expect(sent.length).toBeGreaterThan(0);
  expect(usesOf.size).toBeGreaterThan(0);
});

describe("each table with an organization is bound to one", () => {
  const isMeant = (table: string, text: string) =>
    overOrganizations.some(({ tables, contains }) => tables.includes(table) && contains.test(onOneLine(text)));
  const unbound = [...usesOf].flatMap(([text, uses]) =>
    uses
      .filter(({ table, isBound }) => !isBound && schemaTables.get(table)?.has("organization_id"))
      .map(({ table }) => ({ table, text })),
  );

  it("by a parameter, or by equality with a table that is", () => {
    const offenders = unbound.filter(({ table, text }) => !isMeant(table, text));
    expect(offenders.map(({ table, text }) => `${table} (${sentBy.get(text)}): ${text}`)).toEqual([]);
  });

  it.runIf(isWholeRun)("and every exception is still needed", () => {
    const idle = overOrganizations.filter(
      ({ tables, contains }) =>
        !tables.every((wanted) =>
          unbound.some(({ table, text }) => table === wanted && contains.test(onOneLine(text))),
        ),
    );
    expect(idle).toEqual([]);
  });
});

describe("an installation can be split", () => {
  it("every table has a plane, and every plane is of a table that exists", () => {
    expect(Object.keys(planes).sort()).toEqual([...schemaTables.keys()].sort());
  });

  it("no transaction writes the directory and care", () => {
    const offenders = sent.flatMap(({ path, statements, transactions }) =>
      transactions.flatMap((numbers) => {
        const written = numbers
          .flatMap((number) => usesOf.get(statements[number] ?? "") ?? [])
          .filter(({ isWritten }) => isWritten);
        const [directory, care] = [ofPlane(written, "directory"), ofPlane(written, "care")];
        return directory.length > 0 && care.length > 0 ? `${directory} and ${care} (${path})` : [];
      }),
    );
    expect([...new Set(offenders)]).toEqual([]);
  });

  const joined = new Map(
    [...usesOf].flatMap(([text, uses]) => {
      const [directory, care] = [ofPlane(uses, "directory"), ofPlane(uses, "care")];
      return directory.length > 0 && care.length > 0 ? [[`${directory} with ${care}`, text]] : [];
    }),
  );
  const known = joinsAcross.flatMap(({ directory, care }) => care.map((tables) => `${directory} with ${tables}`));

  it("no statement joins the directory and care, except those in db/planes.ts", () => {
    const offenders = [...joined].filter(([tables]) => !known.includes(tables));
    expect(offenders.map(([tables, text]) => `${tables} (${sentBy.get(text)}): ${text}`)).toEqual([]);
  });

  it.runIf(isWholeRun)("and every listed join is still sent", () => {
    expect(known.filter((tables) => !joined.has(tables))).toEqual([]);
  });
});
