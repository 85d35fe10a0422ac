/** The MedMij lists (afsprakenstelsel, "Interfaces lijsten"). */
export const listKinds = ["ZAL", "ZAKL", "GNL", "OCL", "WHL"] as const;
export type ListKind = (typeof listKinds)[number];

/**
 * A version of a list: `current` is in force, `superseded` was, `held` waits for a person,
 * `discarded` was held and turned down, `refused` broke a rule and changed nothing.
 */
export const versionStates = ["current", "superseded", "held", "discarded", "refused"] as const;
export type VersionState = (typeof versionStates)[number];

/**
 * How a list came in; all share one path. `demo` is the list of the demo practice: it is made up, so it does not age, and
 * whatever real list comes takes its place.
 */
export const listSources = ["fetch", "upload", "command", "demo"] as const;
export type ListSource = (typeof listSources)[number];

/**
 * Hours after which a list says nothing about today any more. A fetched list is asked for every 15 minutes, and MedMij lets
 * a gateway deliver for one hour after an entry ended (core.gegevensdiensten.104); a list by hand must outlast a weekend.
 */
export const listAgeHoursMax: Record<ListSource, number> = { fetch: 1, upload: 72, command: 72, demo: 24 * 3_650 };

/** What the age of a list is counted from. */
export type ListAge = { source: ListSource; stampedAt: Date | null; confirmedAt: Date };

/**
 * Whether a list is too old to be believed. A fetch confirms that the list is the newest there is; a file brought by hand
 * does not, so its own stamp counts, unless that lies after the moment at which it came.
 */
export function isListStale(list: ListAge, now: Date): boolean {
  const { source, stampedAt, confirmedAt } = list;
  const from = source !== "fetch" && stampedAt !== null && stampedAt < confirmedAt ? stampedAt : confirmedAt;
  return now.getTime() - from.getTime() > listAgeHoursMax[list.source] * 3_600_000;
}

/** Identifying marks in the ZAKL. */
export const identifierSystems = ["AGB", "URA", "OIN", "HRN", "KVK"] as const;
export type IdentifierSystem = (typeof identifierSystems)[number];

/**
 * Every reason for which a list is refused. The names are keys of the texts that people read (`register.refusal.*`),
 * so a new reason needs a new text.
 */
export const refusalRules = [
  "empty",
  "too-large",
  "not-xml",
  "html",
  "doctype",
  "encoding",
  "xml-version",
  "not-well-formed",
  "truncated",
  "unknown-namespace",
  "wrong-root",
  "too-deep",
  "text-too-long",
  "token-too-long",
  "too-many-rows",
  "missing-element",
  "repeated-element",
  "element-order",
  "misplaced-element",
  "unexpected-text",
  "mixed-shapes",
  "value-length",
  "value-pattern",
  "value-timestamp",
  "value-serial",
  "duplicate",
  "serial-went-back",
  "serial-reused",
  "older-release",
] as const;

export type RefusalRule = (typeof refusalRules)[number];

/** Why a list was refused or waits for a person. */
export const findingRules = [...refusalRules, "shrunk"] as const;
export type FindingRule = (typeof findingRules)[number];

/** Sectors of care, as an AGB code tells them; `other` is a care kind that has no name here, `unknown` a provider without a code. */
export const sectors = [
  "general-practice",
  "pharmacy",
  "hospital",
  "specialist",
  "mental-care",
  "physiotherapy",
  "midwifery",
  "dentistry",
  "other",
  "unknown",
] as const;
export type Sector = (typeof sectors)[number];

/**
 * The care kind (zorgsoort) is the first two digits of an AGB code. From general knowledge of the AGB register (Vektis), so only kinds
 * that are sure; the rest is `other`.
 */
export const careKindSectors: Readonly<Record<string, Sector>> = {
  "01": "general-practice",
  "02": "pharmacy",
  "03": "specialist",
  "04": "physiotherapy",
  "06": "hospital",
  "08": "midwifery",
  "12": "dentistry",
  "94": "mental-care",
};

/** The sector of an AGB code of eight digits. */
export function sectorOf(agb: string): Sector {
  return careKindSectors[agb.slice(0, 2)] ?? "other";
}
