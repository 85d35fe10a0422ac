import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { expect, it } from "vitest";

// The shape of the house (ARCHITECTURE.md): what dependency-cruiser cannot see. Each test lists its offenders.

const kernel = ["access", "api", "audit", "calendar", "cli", "fhir", "jobs", "language", "live", "mail", "probe"];
const primitives = ["api", "chart", "form", "layout", "table", "ui"];
const noFolders = ["lib", "utils", "util", "helpers", "hooks", "types", "services", "shared", "common"];
const noSuffix = /-(service|manager|helper|helpers|util|utils|data|info|handler)\.tsx?$/;
/** Words of screens that span nouns; they name no table and no folder in server/. */
const screenWords = ["errors", "shell", "today", "ui"];

const files = globSync("{app,components,server,db,tests}/**/*.{ts,tsx}").map((path) => path.replaceAll("\\", "/"));
const text = (path: string) => readFileSync(path, "utf8");
const namesIn = (pattern: string) =>
  globSync(pattern).map((path) => basename(path).replace(/(\.test|\.spec)?\.\w+$/, ""));
const nouns = [...new Set(files.flatMap((path) => /^server\/([^/]+)\//.exec(path)?.[1] ?? []))].filter(
  (name) => !kernel.includes(name),
);
const isPartOfNoun = (path: string) => nouns.includes(path.split("/")[1] ?? "") && path.startsWith("server/");

it("a noun's folder holds a contract, rules, a scope and verbs, and nothing else", () => {
  const offenders = files.filter(isPartOfNoun).filter((path) => {
    if (/^server\/(register\/lists|questionnaires\/library)\//.test(path)) return false;
    if (/\/(scope|([a-z-]+-)?(contract|rules(\.test)?))\.ts$/.test(path)) return false;
    // A verb, and at most the part of it that another verb of the noun does inside its own transaction.
    const exported = text(path).match(/^export (async )?function\*? \w+/gm) ?? [];
    const verb = basename(path, ".ts").split("-")[0] ?? "";
    const isVerb = exported.some((line) => new RegExp(`function\\*? ${verb}`).test(line)) && exported.length <= 2;
    return !isVerb || path.split("/").length !== 3 || /^export (const|class|default)/m.test(text(path));
  });
  expect(offenders).toEqual([]);
});

it("every floor calls a noun by the same name", () => {
  const stored = namesIn("db/schema/*.ts");
  const known = new Set([...stored, ...kernel]);
  const strangers = {
    nouns: nouns.filter((name) => !stored.includes(name)),
    routers: namesIn("server/api/routers/*.ts").filter((name) => !known.has(name)),
    words: namesIn("server/language/nl/*.json").filter((name) => !known.has(name) && !screenWords.includes(name)),
    components: globSync("components/*", { withFileTypes: true })
      .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
      .filter((name) => !known.has(name) && ![...primitives, ...screenWords].includes(name)),
  };
  expect(strangers).toEqual({ nouns: [], routers: [], words: [], components: [] });
});

it("every Dutch word list has an English twin with the same keys", () => {
  const keysOf = (value: unknown, path: string): string[] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, part]) => keysOf(part, `${path}.${key}`))
      : [path];
  for (const dutch of globSync("server/language/nl/*.json")) {
    const english = dutch.replace("/nl/", "/en/");
    expect(existsSync(english), english).toBe(true);
    expect(keysOf(JSON.parse(text(english)), english).sort()).toEqual(keysOf(JSON.parse(text(dutch)), english).sort());
  }
});

it("only the owner of a table writes it", () => {
  /** Sessions, throttles and the log are the kernel's to write, wherever a person's noun keeps them. */
  const kernelOwns: Record<string, string[]> = { people: ["access"] };
  const owners = files
    .filter((path) => path.startsWith("db/schema/"))
    .flatMap((path) =>
      [...text(path).matchAll(/export const (\w+) = pgTable\(\s*"(\w+)"/g)].map(([, constant, table]) => ({
        // A noun with many tables has them in parts: measurements.ts, measurements.agreements.ts.
        owner: basename(path).split(".")[0] ?? "",
        constant,
        table,
      })),
    );
  const offenders = files
    .filter((path) => /^(server|app)\//.test(path) && !/\.test\.ts$/.test(path))
    .flatMap((path) => {
      const folder = path.split("/")[1] ?? "";
      const source = text(path);
      return owners
        .filter(({ owner }) => owner !== folder && !kernelOwns[owner]?.includes(folder))
        .filter(({ constant, table }) =>
          new RegExp(
            `\\.(insert|update|delete)\\(${constant}\\)|(insert into|update|delete from|copy) ${table}\\b`,
            "i",
          ).test(source),
        )
        .map(({ table, owner }) => `${path} writes ${table} of ${owner}`);
    });
  expect(offenders).toEqual([]);
});

it("imports are addresses: nothing climbs with ../", () => {
  const climbs = /from "\.\.\/|import\("\.\.\/|import "\.\.\//;
  expect(files.filter((path) => climbs.test(text(path)))).toEqual([]);
});

it("a file fits a mind: 250 lines at most (a suite 400), and no drawer for odds and ends", () => {
  const long = files.filter((path) => text(path).split("\n").length > (/\.(test|spec)\.ts$/.test(path) ? 400 : 250));
  const drawers = files.filter(
    (path) =>
      dirname(path)
        .split("/")
        .some((folder) => noFolders.includes(folder)) || noSuffix.test(path),
  );
  const unkempt = files.filter((path) => !/^[a-z0-9[\]().-]+$/.test(basename(path)));
  expect({ long, drawers, unkempt }).toEqual({ long: [], drawers: [], unkempt: [] });
});
