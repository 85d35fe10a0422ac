/** The MedMij lists (afsprakenstelsel, "Interfaces lijsten"). */
export const listKinds = ["ZAL", "ZAKL", "GNL", "OCL", "WHL"] as const;
export type ListKind = (typeof listKinds)[number];

/**
 * State of a list version: `current` is in force, `superseded` was, `withdrawn` was too, until a person took it back, `held` waits for a
 * person to decide, `overtaken` was held until a newer list came, `discarded` was held and rejected, `refused` broke a rule and changed
 * nothing.
 */
export const versionStates = [
  "current",
  "superseded",
  "withdrawn",
  "held",
  "overtaken",
  "discarded",
  "refused",
] as const;
export type VersionState = (typeof versionStates)[number];

/** The versions that are or were in force: what the register says is the sum of these. */
export const versionStatesInForce = ["current", "superseded", "withdrawn"] as const satisfies readonly VersionState[];

/** Whether a version is or was in force. */
export function wasInForce(state: VersionState): boolean {
  return versionStatesInForce.some((each) => each === state);
}

/**
 * How a list was received; all are processed alike. `demo` is the fictional list of the demo practice: it does not go stale, and a person
 * decides whether a real list takes its place, or the other way round.
 */
export const listSources = ["fetch", "upload", "command", "demo"] as const;
export type ListSource = (typeof listSources)[number];

/**
 * Hours after which a list says nothing about today. A fetched list is requested every 15 minutes, and MedMij lets a gateway deliver for
 * one hour after an entry ended (core.gegevensdiensten.104); an uploaded list must last a weekend.
 */
export const listAgeHoursMax: Record<ListSource, number> = { fetch: 1, upload: 72, command: 72, demo: 24 * 3_650 };

/** What the age of a list is computed from. */
export type ListAge = { source: ListSource; stampedAt: Date | null; confirmedAt: Date };

/**
 * Whether a list is too old to be trusted. A fetch confirms that the list is the newest there is; an uploaded file does not, so its own
 * timestamp counts, unless that is later than its arrival.
 */
export function isListStale(list: ListAge, now: Date): boolean {
  const { source, stampedAt, confirmedAt } = list;
  const from = source !== "fetch" && stampedAt !== null && stampedAt < confirmedAt ? stampedAt : confirmedAt;
  return now.getTime() - from.getTime() > listAgeHoursMax[list.source] * 3_600_000;
}

/** Identifier systems in the ZAKL. */
export const identifierSystems = ["AGB", "URA", "OIN", "HRN", "KVK"] as const;
export type IdentifierSystem = (typeof identifierSystems)[number];

/** Every reason for refusing a list. These are message keys (`register.refusal.*`), so a new reason needs a new text. */
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
] as const;

export type RefusalRule = (typeof refusalRules)[number];

/** Every reason for holding a list until a person decides, the gravest first. These are message keys too. */
export const holdRules = ["other-source", "stamped-earlier", "other-release", "shrunk"] as const;
export type HoldRule = (typeof holdRules)[number];

/** Why a list was refused or is held for a person to decide. */
export const findingRules = [...refusalRules, ...holdRules] as const;
export type FindingRule = (typeof findingRules)[number];

/** Sectors of care, by AGB code; `other` is a care kind not named here, `unknown` a provider without a code. */
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
 * The care kind (zorgsoort) is the first two digits of an AGB code. From general knowledge of the AGB register (Vektis), so only the
 * certain kinds are listed; the rest is `other`.
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

/** The sector of an eight-digit AGB code. */
export function sectorOf(agb: string): Sector {
  return careKindSectors[agb.slice(0, 2)] ?? "other";
}
