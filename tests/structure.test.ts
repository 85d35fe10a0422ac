import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { expect, it } from "vitest";
import kernelFolders from "#server/kernel.json" with { type: "json" };

// The structure of the code (ARCHITECTURE.md), as far as dependency-cruiser cannot check it. Each test lists the
// offenders.

/** Folders of server/ that are not nouns; every other folder is one. */
const kernel: readonly string[] = kernelFolders;
const primitives = ["api", "chart", "form", "layout", "table", "ui"];
const noFolders = ["lib", "utils", "util", "helpers", "hooks", "types", "services", "shared", "common"];
const noSuffix = /-(service|manager|helper|helpers|util|utils|data|info|handler)\.tsx?$/;
/** Namespaces of screens that span nouns; they have no table and no folder in server/. */
const screenWords = ["errors", "shell", "today", "ui"];

const files = globSync("{app,components,server,db,tests}/**/*.{ts,tsx}").map((path) => path.replaceAll("\\", "/"));
const text = (path: string) => readFileSync(path, "utf8");
const namesIn = (pattern: string) =>
  globSync(pattern).map((path) => basename(path).replace(/(\.test|\.spec)?\.\w+$/, ""));
const nouns = [...new Set(files.flatMap((path) => /^server\/([^/]+)\//.exec(path)?.[1] ?? []))].filter(
  (name) => !kernel.includes(name),
);
const isOfNoun = (path: string) => nouns.includes(path.split("/")[1] ?? "") && path.startsWith("server/");
/** Parts that hold data, parsers or a thread: neither contract nor verbs. */
const dataParts = ["documents/content", "questionnaires/expressions", "questionnaires/instruments", "register/lists"];
/** A folder should be readable at a glance; a noun that outgrows this has parts. */
const filesPerFolderMax = 25;
/** "measurements/values" of server/measurements/values/…; null for a file of the noun itself. */
const partOf = (path: string) => /^(?:server|components)\/([^/]+\/[^/]+)\/[^/]+$/.exec(path)?.[1] ?? null;

it("a noun's folder holds a contract, rules, a scope and verbs, and nothing else", () => {
  const offenders = files.filter(isOfNoun).filter((path) => {
    if (dataParts.includes(partOf(path) ?? "")) return false;
    if (/\/(scope|([a-z-]+-)?(contract|rules(\.test)?))\.ts$/.test(path)) return false;
    // A verb, and at most one function that another verb of the noun runs inside its own transaction.
    const exported = text(path).match(/^export (async )?function\*? \w+/gm) ?? [];
    const verb = basename(path, ".ts").split("-")[0] ?? "";
    const isVerb = exported.some((line) => new RegExp(`function\\*? ${verb}`).test(line)) && exported.length <= 2;
    return !isVerb || path.split("/").length > 4 || /^export (const|class|default)/m.test(text(path));
  });
  expect(offenders).toEqual([]);
});

it("every layer uses the same name for a noun", () => {
  const stored = namesIn("db/schema/*.ts");
  const known = new Set([...stored, ...kernel]);
  const strangers = {
    nouns: nouns.filter((name) => !stored.includes(name)),
    routers: namesIn("server/api/routers/*.ts").filter((name) => !known.has(name)),
    words: namesIn("server/language/nl/*.json").filter((name) => !known.has(name) && !screenWords.includes(name)),
    components: globSync("components/*", { withFileTypes: true })
      .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
      .filter((name) => !known.has(name) && ![...primitives, ...screenWords].includes(name)),
    access: namesIn("tests/access/nouns/*.txt").filter((name) => !known.has(name)),
    screens: namesIn("tests/screens/*.ts").filter((name) => !known.has(name) && !screenWords.includes(name)),
  };
  expect(strangers).toEqual({ nouns: [], routers: [], words: [], components: [], access: [], screens: [] });
});

it("a noun has parts, one level of them, under the same name in every layer", () => {
  const components = files.filter((path) => nouns.includes(path.split("/")[1] ?? "") && path.startsWith("components/"));
  const known = new Set(files.filter(isOfNoun).map(partOf));
  const strangers = components.filter((path) => partOf(path) !== null && !known.has(partOf(path)));
  const deeper = [...files.filter(isOfNoun), ...components].filter((path) => path.split("/").length > 4);
  const tests = files
    .filter((path) => /^tests\/domain\/[^/]+\//.test(path))
    .filter((path) => {
      const [noun = "", file = ""] = path.split("/").slice(2);
      const parts = [...known].filter((part) => part?.startsWith(`${noun}/`)).map((part) => part?.split("/")[1] ?? "");
      // What is about no part carries the name of the noun: patients-merge.test.ts.
      return !nouns.includes(noun) || (parts.length > 0 && ![noun, ...parts].some((part) => file.startsWith(part)));
    });
  expect({ strangers, deeper, tests }).toEqual({ strangers: [], deeper: [], tests: [] });
});

it("a folder of a noun holds at most 25 files", () => {
  const nounFiles = files.filter(
    (path) => nouns.includes(path.split("/")[1] ?? "") && /^(server|components)\//.test(path),
  );
  const crowded = [...Map.groupBy(nounFiles, dirname)].filter(([, own]) => own.length > filesPerFolderMax);
  expect(crowded.map(([folder, own]) => `${folder}: ${own.length}`)).toEqual([]);
});

it("imports between the parts of a noun go one way, and the noun's own files import no part", () => {
  const imports = files
    .filter((path) => /^(server|components)\//.test(path) && !/\.test\.tsx?$/.test(path))
    .flatMap((path) =>
      [...text(path).matchAll(/(?:from|import\()\s*"(?:#([^"]+)|\.\/([^"]+))"/g)].map(([, far, near]) => ({
        from: path,
        to: far ?? `${dirname(path)}/${near}`,
      })),
    )
    .filter(({ from, to }) => from.split("/").slice(0, 2).join() === to.split("/").slice(0, 2).join());
  const climbing = imports
    .filter(({ from, to }) => isOfNoun(from) && !partOf(from) && partOf(to))
    .map(({ from }) => from);
  const circles: string[] = [];
  for (const floor of ["server", "components"]) {
    const arrows = new Map<string, Set<string>>();
    for (const { from, to } of imports.filter((one) => one.from.startsWith(floor))) {
      const [here, there] = [partOf(from), partOf(to)];
      if (!here || !there || here === there || !nouns.includes(here.split("/")[0] ?? "")) continue;
      arrows.set(here, (arrows.get(here) ?? new Set()).add(there));
    }
    const reaches = (from: string, wanted: string, seen = new Set<string>()): boolean =>
      [...(arrows.get(from) ?? [])].some(
        (next) => next === wanted || (!seen.has(next) && reaches(next, wanted, seen.add(next))),
      );
    for (const [here, targets] of arrows)
      for (const there of targets) if (reaches(there, here)) circles.push(`${floor}: ${here} → ${there}`);
  }
  expect({ climbing, circles }).toEqual({ climbing: [], circles: [] });
});

it("every Dutch language file has an English twin with the same keys", () => {
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
  /** The kernel writes sessions, throttles and the log, even if the schema file of a noun has them. */
  const kernelOwns: Record<string, string[]> = { people: ["access"] };
  const owners = files
    .filter((path) => path.startsWith("db/schema/"))
    .flatMap((path) =>
      [...text(path).matchAll(/export const (\w+) = pgTable\(\s*"(\w+)"/g)].map(([, constant, table]) => ({
        // A noun with many tables has schema files per part: measurements.ts, measurements.agreements.ts.
        owner: basename(path).split(".")[0] ?? "",
        constant,
        table,
      })),
    );
  const offenders = files
    .filter((path) => /^(server|app)\//.test(path) && !/\.test\.ts$/.test(path))
    // Moves the rows of every noun by one list (ARCHITECTURE.md): the one exception.
    .filter((path) => !path.startsWith("server/api/merge/"))
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

it("only the calendar computes with days", () => {
  const computes =
    /sv-SE|"Europe\/Amsterdam"|\bTZDate\b|864e5|86_?400_000|24 \* 60 \* 60|getUTCDay|setUTC(Date|Month)|toLocale(Date|Time)String|toISOString\(\)\.slice\(0, 10\)|\bcurrent_date\b/;
  const product = files.filter((path) => !/^(server\/calendar|tests)\/|\.test\.tsx?$/.test(path));
  expect(product.filter((path) => computes.test(text(path)))).toEqual([]);
});

it("a day or a moment that comes from outside is one that PostgreSQL has", () => {
  const contracts = files.filter((path) => path.startsWith("server/") && path.endsWith("contract.ts"));
  const own = contracts.filter((path) => path !== "server/calendar/contract.ts");
  expect(own.filter((path) => /z\.iso\.(date|datetime)\(/.test(text(path)))).toEqual([]);
});

it("an import starts with # or ./, never with ../", () => {
  const climbs = /from "\.\.\/|import\("\.\.\/|import "\.\.\//;
  expect(files.filter((path) => climbs.test(text(path)))).toEqual([]);
});

it("a file has at most 250 lines (a suite 400), a kebab-case name, and is no drawer for odds and ends", () => {
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

// `visits` is the noun that CONTRIBUTING.md invents to show how one is added.
it("a file or folder that a document names exists", () => {
  const documents = globSync(["*.md", "{app,components,db,server,tests}/**/*.md"]);
  const named = /`((?:app|components|db|server|tests)\/[\w./()[\]-]+)`/g;
  const gone = documents.flatMap((document) =>
    [...text(document).matchAll(named)].flatMap(([, path = ""]) =>
      existsSync(path) || path.includes("visits") ? [] : [`${document}: ${path}`],
    ),
  );
  expect(gone).toEqual([]);
});
