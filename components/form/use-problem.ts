"use client";

import type { FieldError } from "react-hook-form";
import { useErrorWords } from "#components/api/use-error-words.ts";

/** The sentence under a field. A contract may name a sentence of `errors` as its message; others are sentences already. */
export function useProblem(error: FieldError | undefined): string | undefined {
  const errorWords = useErrorWords();
  const message = error?.message;
  return message ? (errorWords(message) ?? message) : undefined;
}
