import type { NextIntlClientProvider } from "next-intl";
import type { ComponentProps } from "react";

/** A part of all words, in their own places: what next-intl calls messages. */
export type SomeWords = NonNullable<ComponentProps<typeof NextIntlClientProvider>["messages"]>;

type Tree = { [name: string]: Tree | string };
const isTree = (part: Tree | string | undefined): part is Tree => typeof part === "object";

/** Language files are objects of objects of sentences, whatever their types say of their names; so is a part of them. */
const asTree = (words: object) => words as Tree;
const asWords = (tree: Tree) => tree as SomeWords;

/** Both together; of a name that both have, the parts of both. */
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

/** Only the words at these paths ("ui.form"). @throws where there are none. */
export function pickWords(all: object, paths: readonly string[]): SomeWords {
  return asWords(paths.map((path) => picked(asTree(all), path)).reduce(joined, {}));
}

/** What is known already, with more added to it. */
export function addWords(known: SomeWords, more: SomeWords): SomeWords {
  return asWords(joined(asTree(known), asTree(more)));
}
