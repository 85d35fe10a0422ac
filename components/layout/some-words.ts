import type { NextIntlClientProvider } from "next-intl";
import type { ComponentProps } from "react";

/** A subset of the translations, by their paths: `messages` of next-intl. */
export type SomeWords = NonNullable<ComponentProps<typeof NextIntlClientProvider>["messages"]>;

type Tree = { [name: string]: Tree | string };
const isTree = (part: Tree | string | undefined): part is Tree => typeof part === "object";

/** Guarantee: language files are nested objects with strings as leaves, and so is any subset of them. */
const asTree = (words: object) => words as Tree;
const asWords = (tree: Tree) => tree as SomeWords;

/** Deep merge; the second wins. */
function joined(one: Tree, other: Tree): Tree {
  const all = { ...one };
  for (const [name, part] of Object.entries(other)) {
    const known = all[name];
    all[name] = isTree(known) && isTree(part) ? joined(known, part) : part;
  }
  return all;
}

function picked(all: Tree, path: string): Tree {
  const [name = "", ...rest] = path.split(".");
  const part = all[name];
  if (part === undefined) throw new Error(`there are no words called ${name}`);
  return { [name]: isTree(part) && rest.length > 0 ? picked(part, rest.join(".")) : part };
}

/** Only the messages at these paths ("ui.form"). @throws if there are none at a path. */
export function pickWords(all: object, paths: readonly string[]): SomeWords {
  return asWords(paths.map((path) => picked(asTree(all), path)).reduce(joined, {}));
}

export function addWords(known: SomeWords, more: SomeWords): SomeWords {
  return asWords(joined(asTree(known), asTree(more)));
}
