"use client";

import { useTranslations } from "next-intl";

/** In order of interest. */
const nouns = ["providers", "services", "endpoints", "identifiers", "clients", "nodes"] as const;

/** What a list contains: "100 aanbieders, 300 diensten". */
export function useCountWords(): (counts: Record<string, number>) => string {
  const words = useTranslations("register.count");
  return (counts) =>
    nouns
      .filter((noun) => counts[noun] !== undefined)
      .map((noun) => words(noun, { count: counts[noun] ?? 0 }))
      .join(", ");
}

const kinds = ["added", "removed", "changed"] as const;
const suffixes = { added: "Added", removed: "Removed", changed: "Changed" } as const;

/**
 * What a version changed: "aanbieders: 3 erbij, 9 anders". A first version, in which everything is new, shows its
 * contents.
 */
export function useChangeWords(): (changes: Record<string, number>) => string[] {
  const words = useTranslations("register");
  const countWords = useCountWords();
  return (changes) => {
    const isFirst = !Object.keys(changes).some((name) => name.endsWith("Removed"));
    const counts = Object.entries(changes).map(([name, count]) => [name.replace(/Added$/, ""), count] as const);
    if (isFirst)
      return counts.length === 0 ? [] : [words("change.first", { counts: countWords(Object.fromEntries(counts)) })];
    return nouns.flatMap((noun) => {
      const parts = kinds
        .map((kind) => ({ kind, count: changes[`${noun}${suffixes[kind]}`] ?? 0 }))
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => words(`change.${kind}Count`, { count }));
      return parts.length === 0
        ? []
        : [words("change.summary", { noun: words(`noun.${noun}`), parts: parts.join(", ") })];
    });
  };
}
