import type { ScreenToLookAt } from "#tests/support/screens-to-look-at.ts";

/** The first screen, for different roles. */
export const screens: ScreenToLookAt[] = [
  { name: "today-connected", path: "/today", person: "ria" },
  { name: "today-alarm", path: "/today", person: "fatima" },
  { name: "today-incomplete", path: "/today", person: "sanne" },
  { name: "today-absent", path: "/today", person: "willem" },
];
