"use client";

import { useTranslations } from "next-intl";

/** In the order in which people ask about them. */
const nouns = ["providers", "services", "endpoints", "identifiers", "clients", "nodes"] as const;

/** How much is in a list: "100 aanbieders, 300 diensten". */
export function useCountWords(): (counts: Record<string, number>) => string {
  const words = useTranslations("register.count");
  return (counts) =>
    nouns
      .filter((noun) => counts[noun] !== undefined)
      .map((noun) => words(noun, { count: counts[noun] ?? 0 }))
      .join(", ");
}

/** What a version changed: "aanbieders: 3 erbij, 0 weg, 9 anders", for what changed at all. */
export function useChangeWords(): (changes: Record<string, number>) => string[] {
  const words = useTranslations("register");
  return (changes) =>
    nouns
      .map((noun) => ({
        noun: words(`noun.${noun}`),
        added: changes[`${noun}Added`] ?? 0,
        removed: changes[`${noun}Removed`] ?? 0,
        changed: changes[`${noun}Changed`] ?? 0,
      }))
      .filter(({ added, removed, changed }) => added + removed + changed > 0)
      .map((change) => words("change.summary", change));
}
