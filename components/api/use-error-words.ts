"use client";

import { useMessages, useTranslations } from "next-intl";
import { useCallback } from "react";
import type { ErrorReason, ErrorValues } from "#server/errors.ts";

/** The sentence for a reason that arrived as text; null when this build does not know it. */
export function useErrorWords(): (reason: string, values?: ErrorValues) => string | null {
  const words = useTranslations("errors");
  const { errors } = useMessages();
  return useCallback(
    (reason: string, values: ErrorValues = {}) => (isReason(errors, reason) ? words(reason, values) : null),
    [words, errors],
  );
}

function isReason(errors: unknown, reason: string): reason is ErrorReason {
  let found = errors;
  for (const name of reason.split(".")) {
    if (typeof found !== "object" || found === null) return false;
    found = Object.entries(found).find(([key]) => key === name)?.[1];
  }
  return typeof found === "string";
}
