"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { refusalOf } from "./refusal.ts";
import { useErrorWords } from "./use-error-words.ts";

/**
 * Turns a failed call into the sentence that a person reads: what happened, what was kept, what to do. Whose session
 * ended or locked is brought to the door and finds this page again afterwards.
 */
export function useRefusal(): (problem: unknown) => string {
  const errorWords = useErrorWords();
  const shell = useTranslations("shell");
  const router = useRouter();
  return useCallback(
    (problem: unknown) => {
      const refusal = refusalOf(problem);
      if (!refusal) return shell("connectionLost");
      if (refusal.reason === "session.locked") router.push(doorFor("/lock"));
      if (refusal.reason === "session.signed-out") router.push(doorFor("/sign-in"));
      return errorWords(refusal.reason, refusal.values) ?? shell("broken.body");
    },
    [errorWords, shell, router],
  );
}

function doorFor(path: string): string {
  return `${path}?next=${encodeURIComponent(window.location.pathname + window.location.search)}`;
}
