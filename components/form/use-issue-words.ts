"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

/** The parts of a Zod issue that determine the message. */
type Issue = {
  readonly code?: string;
  readonly input?: unknown;
  readonly expected?: unknown;
  readonly origin?: unknown;
  readonly format?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
};

const isEmpty = (input: unknown) => input === undefined || input === null || input === "";
const isNumeric = (limit: unknown): limit is number | bigint => typeof limit === "number" || typeof limit === "bigint";

/** Turns a Zod issue into a message. A message set by the contract is a key in `errors`. */
export function useIssueWords() {
  const words = useTranslations("ui.form");
  return useCallback(
    (issue: Issue): string => {
      if (isEmpty(issue.input)) return words("required");
      switch (issue.code) {
        case "invalid_type":
          return issue.expected === "number" ? words("number") : words("required");
        case "invalid_value":
        case "invalid_union":
          return words("choose");
        case "too_small":
          return tooSmall(issue, words);
        case "too_big":
          return tooBig(issue, words);
        case "invalid_format":
          return wrongFormat(issue.format, words);
        default:
          return words("other");
      }
    },
    [words],
  );
}

type Words = ReturnType<typeof useTranslations<"ui.form">>;

function tooSmall(issue: Issue, words: Words): string {
  const minimum = isNumeric(issue.minimum) ? Number(issue.minimum) : 1;
  if (issue.origin === "string") return words("tooShort", { minimum });
  if (issue.origin === "array" || issue.origin === "set") return words("tooFew", { minimum });
  return words("tooSmall", { minimum });
}

function tooBig(issue: Issue, words: Words): string {
  const maximum = isNumeric(issue.maximum) ? Number(issue.maximum) : 1;
  if (issue.origin === "string") return words("tooLong", { maximum });
  if (issue.origin === "array" || issue.origin === "set") return words("tooMany", { maximum });
  return words("tooLarge", { maximum });
}

function wrongFormat(format: unknown, words: Words): string {
  switch (format) {
    case "email":
      return words("email");
    case "url":
      return words("url");
    case "date":
    case "datetime":
      return words("date");
    default:
      return words("format");
  }
}
