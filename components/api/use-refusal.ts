"use client";

import { useRouter } from "next/navigation";
import { useMessages, useTranslations } from "next-intl";
import { useCallback } from "react";
import type { ErrorReason, ErrorValues } from "#server/errors.ts";

/**
 * Turns a failed call into a message: what happened, what was kept, what to do. If the session ended or was locked, it
 * redirects to sign-in and back to this page afterwards.
 */
export function useRefusal(): (problem: unknown) => string {
  const errorWords = useErrorWords();
  const shell = useTranslations("shell");
  const router = useRouter();
  return useCallback(
    (problem: unknown) => {
      const refusal = refusalOf(problem);
      if (!refusal) return shell("connectionLost");
      if (refusal.reason === "session.locked") router.push(signInPath("/lock"));
      if (refusal.reason === "session.signed-out") router.push(signInPath("/sign-in"));
      return errorWords(refusal.reason, refusal.values) ?? shell("broken.body");
    },
    [errorWords, shell, router],
  );
}

function signInPath(path: string): string {
  return `${path}?next=${encodeURIComponent(window.location.pathname + window.location.search)}`;
}

/** Why the server refused: an error code and the key of a message in `errors`. */
type Refusal = {
  code: string;
  reason: string;
  values: Record<string, string | number>;
  fields: Record<string, string[]>;
};

/** What a failed call means; null if no response arrived because the connection was lost. */
function refusalOf(problem: unknown): Refusal | null {
  const data = part(problem, "data");
  const refusal = part(data, "refusal");
  const code = part(data, "code");
  const reason = part(refusal, "reason");
  if (typeof code !== "string" || typeof reason !== "string") return null;
  return { code, reason, values: valuesIn(part(refusal, "values")), fields: fieldsIn(part(refusal, "fields")) };
}

/** The key of the message of a failed call; null when no response arrived. */
export function reasonOf(problem: unknown): string | null {
  return refusalOf(problem)?.reason ?? null;
}

function part(whole: unknown, name: string): unknown {
  if (typeof whole !== "object" || whole === null) return undefined;
  return Object.entries(whole).find(([key]) => key === name)?.[1];
}

function valuesIn(found: unknown): Refusal["values"] {
  const values: Refusal["values"] = {};
  for (const [name, value] of Object.entries(found ?? {})) {
    if (typeof value === "string" || typeof value === "number") values[name] = value;
  }
  return values;
}

function fieldsIn(found: unknown): Refusal["fields"] {
  const fields: Refusal["fields"] = {};
  for (const [name, messages] of Object.entries(found ?? {})) {
    if (Array.isArray(messages)) fields[name] = messages.map(String);
  }
  return fields;
}

/** The message for a reason received as text; null if this build has none for it. */
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
