import { openFirst } from "#tests/support/hard-to-reach-screens.ts";
import type { ScreenToLookAt } from "#tests/support/screens-to-look-at.ts";

/** Issues in the chain, for the practice and for the alliance. */
export const screens: ScreenToLookAt[] = [
  { name: "issues", path: "/connections/issues", person: "ria" },
  { name: "issue", path: "/connections/issues", person: "ria", prepare: openFirst("/connections/issues/") },
  { name: "issues-all", path: "/issues", person: "esther" },
  { name: "issue-handle", path: "/issues", person: "esther", prepare: openFirst("/issues/") },
];
