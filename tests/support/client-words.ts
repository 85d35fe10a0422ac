import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

// The browser needs the namespaces that client components use, so they are read from those components.

const source = new Map<string, string>();
function text(path: string): string {
  const known = source.get(path) ?? readFileSync(path, "utf8");
  source.set(path, known);
  return known;
}

const isClient = (path: string) => /^"use client";/.test(text(path));

/** Value imports of a module, dynamic ones included; type imports are erased and do not count. */
function importsOf(path: string): string[] {
  const loads = /(?:^|\n)(?:import|export)\s(?!type\b)[^;]*?\bfrom\s+"([^"]+)"|\bimport\("([^"]+)"\)/g;
  return [...text(path).matchAll(loads)]
    .map(([, first, second]) => first ?? second ?? "")
    .filter((address) => /^[#.].*\.tsx?$/.test(address))
    .map((address) => (address.startsWith("#") ? address.slice(1) : join(dirname(path), address)));
}

/** Every module that runs in the browser on the pages of these entry files. */
export function clientModules(entries: readonly string[]): string[] {
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

/** The argument of each `useTranslations(…)` in a file. */
export const namespacesIn = (path: string) =>
  [...text(path).matchAll(/\buseTranslations\(([^)]*)\)/g)].map(([, said]) => said ?? "");

/** The files of app/ that Next renders. */
export const entries = globSync("app/**/{page,layout,error,loading,not-found,template,default}{,.demo}.tsx");

/**
 * Where the words of a screen stand. Next keeps a layout on screen only as long as its own parameters: in a group around
 * `[patientId]` the words are not sent again with each patient.
 */
const wordsFolder = (folder: string) =>
  /^\[.*\]$/.test(basename(folder)) && /^\(.*\)$/.test(basename(dirname(folder))) ? dirname(folder) : folder;

const folderOf = (path: string) => wordsFolder(dirname(path));

const isWithin = (path: string, whole: string) => path === whole || path.startsWith(`${whole}.`);

/**
 * By folder of app/: the smallest set of namespaces that its own client components use and no enclosing folder sends.
 */
export function drawnWords(): Map<string, string[]> {
  const drawn = new Map<string, string[]>();
  const givenAround = (folder: string): string[] =>
    folder === "app" ? [] : [...(drawn.get(dirname(folder)) ?? []), ...givenAround(dirname(folder))];
  // Sorted, so that a folder comes before its subfolders.
  for (const folder of [...new Set(entries.map(folderOf))].sort()) {
    const modules = clientModules(entries.filter((path) => folderOf(path) === folder));
    const named = new Set(modules.flatMap(namespacesIn).map((said) => said.replace(/^"|"$/g, "")));
    const given = givenAround(folder);
    const words = [...named]
      .filter((path) => !given.some((whole) => isWithin(path, whole)))
      .filter((path) => ![...named].some((whole) => whole !== path && isWithin(path, whole)));
    if (words.length > 0) drawn.set(folder, words.sort());
  }
  return drawn;
}

/** Matches the list in a layout; group 1 is the text before it. */
export const sending = /(<SectionWords\s+words=\{)\[([^\]]*)\]\}/;

/** By folder of app/: the namespaces that its layout sends to the browser. */
export function sentWords(): Map<string, string[]> {
  const layouts = globSync("app/**/layout.tsx").filter((path) => text(path).includes("<SectionWords"));
  return new Map(
    layouts.sort().map((path) => {
      const list = sending.exec(text(path))?.[2] ?? "";
      return [dirname(path), [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? "")];
    }),
  );
}
