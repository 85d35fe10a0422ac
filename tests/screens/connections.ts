import { openProof } from "#tests/support/hard-to-reach-screens.ts";
import type { ScreenToLookAt } from "#tests/support/screens-to-look-at.ts";

/** The connection of a practice, its case, and the alliance's overview. */
export const screens: ScreenToLookAt[] = [
  { name: "check", path: "/check", person: null },
  { name: "connection-connected", path: "/connections", person: "karin" },
  { name: "connection-incomplete", path: "/connections", person: "sanne" },
  { name: "connection-absent", path: "/connections", person: "willem" },
  { name: "connection-pharmacy", path: "/connections", person: "anil" },
  { name: "check-found", path: "/check?q=Huisartsenpraktijk+De+Linde", person: null },
  { name: "check-similar", path: "/check?q=de+lindde", person: null },
  { name: "steps-begin", path: "/connections/case", person: "willem" },
  { name: "steps-open", path: "/connections/case", person: "sanne" },
  { name: "explain", path: "/connections/explain", person: "ria" },
  { name: "glossary", path: "/connections/glossary", person: "ria" },
  { name: "proof", path: "/connections", person: "karin", prepare: openProof },
  { name: "ties", path: "/ties", person: "esther" },
  { name: "ties-confirmed", path: "/ties?show=confirmed", person: "esther" },
  { name: "overview", path: "/overview", person: "esther" },
];
