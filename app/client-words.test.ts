import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { type Section, wordsOf } from "./client-words.ts";

// Which words reach the browser is decided by what is drawn there, so the list is held against the components themselves.

const source = new Map<string, string>();
function text(path: string): string {
  const known = source.get(path) ?? readFileSync(path, "utf8");
  source.set(path, known);
  return known;
}

const isClient = (path: string) => /^"use client";/.test(text(path));
const sections = Object.keys(wordsOf).sort((one, other) => other.length - one.length);
/** The nearest section above a file of app/. */
const sectionOf = (path: string) => sections.find((section) => path.startsWith(join("app", section, "/"))) ?? "";

/** What a module loads when it runs, also later; types vanish before that. */
function importsOf(path: string): string[] {
  const loads = /(?:^|\n)(?:import|export)\s(?!type\b)[^;]*?\bfrom\s+"([^"]+)"|\bimport\("([^"]+)"\)/g;
  return [...text(path).matchAll(loads)]
    .map(([, first, second]) => first ?? second ?? "")
    .filter((address) => /^[#.].*\.tsx?$/.test(address))
    .map((address) => (address.startsWith("#") ? address.slice(1) : join(dirname(path), address)));
}

/** Every module that a page of these files runs in the browser. */
function clientModules(entries: string[]): string[] {
  const seen = new Set<string>();
  const visit = (path: string, inClient: boolean) => {
    const here = inClient || isClient(path);
    const key = `${here}:${path}`;
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of importsOf(path)) visit(next, here);
  };
  for (const entry of entries) visit(entry, false);
  return [...seen].filter((key) => key.startsWith("true:")).map((key) => key.slice("true:".length));
}

const namespacesIn = (path: string) =>
  [...text(path).matchAll(/\buseTranslations\(([^)]*)\)/g)].map(([, said]) => said);
const isWithin = (path: string, whole: string) => path === whole || path.startsWith(`${whole}.`);

/** What the sections around this one send already. */
function givenAround(section: string): readonly string[] {
  if (section === "") return [];
  const around = section.includes("/") ? dirname(section) : "";
  return [...(wordsOf[around as Section] ?? []), ...givenAround(around)];
}

/** The shortest list of paths that holds all of these and nothing that is there already. */
function shortest(paths: string[], given: readonly string[]): string[] {
  const all = [...new Set(paths)];
  return all
    .filter((path) => !given.some((whole) => isWithin(path, whole)))
    .filter((path) => !all.some((whole) => whole !== path && isWithin(path, whole)))
    .sort();
}

const entries = globSync("app/**/{page,layout,error,loading,not-found,template,default}{,.demo}.tsx");

it("each section sends exactly the words that its own components use in the browser", () => {
  const found: Record<string, string[]> = {};
  for (const section of sections) {
    const modules = clientModules(entries.filter((path) => sectionOf(path) === section));
    const said = modules.flatMap(namespacesIn).map((name) => name?.replace(/^"|"$/g, "") ?? "");
    found[section] = shortest(said, givenAround(section));
  }
  expect(found).toEqual(wordsOf);
});

it("a component in the browser names its words in full, so that this can be read", () => {
  const modules = [...new Set(clientModules(entries))];
  expect(modules.filter((path) => namespacesIn(path).some((said) => !/^"[\w.-]+"$/.test(said ?? "")))).toEqual([]);
});

it("each section has a layout that sends them", () => {
  const silent = sections.filter((section) => {
    const layout = join("app", section, "layout.tsx");
    return !existsSync(layout) || !text(layout).includes(`section="${section}"`);
  });
  expect(silent).toEqual([]);
});
