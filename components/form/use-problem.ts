"use client";

import type { FieldError } from "react-hook-form";
import { useErrorWords } from "#components/api/use-refusal.ts";

/**
 * The error message under a field. A contract may use a key of `errors` as its message; anything else is already text.
 */
export function useProblem(error: FieldError | undefined): string | undefined {
  const errorWords = useErrorWords();
  const message = error?.message;
  return message ? (errorWords(message) ?? message) : undefined;
}
