import { type Sector, sectorOf, sectors } from "#db/terms/register.ts";
import type { CheckCandidate, ListedState, PracticeCheck } from "./check-contract.ts";
import { bareName } from "./find-rules.ts";
import type { ExpectationRow, ServiceNames } from "./rules.ts";
import { isComplete, missingGroups } from "./status-rules.ts";

/** More than a person reads. */
const candidatesMax = 10;
const alternativesMax = 5;

const organizationKinds: Partial<Record<Sector, string>> = { "general-practice": "practice", pharmacy: "pharmacy" };

/** The kind of organization of which services are expected; null for kinds without expectations. */
export function organizationKindOf(kind: Sector): string | null {
  return organizationKinds[kind] ?? null;
}

/**
 * The kind of care of a provider: that of the practice that Balie knows, else what its AGB codes say; with codes of two
 * kinds the first one.
 */
export function kindOf(agbCodes: readonly string[], organizationKind: string | null = null): Sector {
  const own = sectors.find((sector) => organizationKind !== null && organizationKinds[sector] === organizationKind);
  return own ?? (agbCodes[0] ? sectorOf(agbCodes[0]) : "unknown");
}

/** What a practice sees of its own connection, from the services of all its names in the list. */
export function judgeListed(facts: {
  isListed: boolean;
  serviceIds: ReadonlySet<string>;
  expectations: readonly ExpectationRow[];
  names: ServiceNames;
}): { state: ListedState; missing: string[] } {
  if (!facts.isListed) return { state: "not-found", missing: [] };
  const groups = missingGroups(facts.expectations, facts.serviceIds, facts.names);
  if (!isComplete(groups)) {
    const required = groups.filter((group) => group.need === "required");
    return { state: "incomplete", missing: required.map((group) => group.services[0]?.name ?? group.groupKey) };
  }
  return { state: facts.serviceIds.size > 0 ? "connected" : "without-services", missing: [] };
}

/** A candidate, with the name by which the practice itself goes when Balie knows it. */
export type FoundCandidate = CheckCandidate & { practiceName: string | null };

/**
 * The candidates that have every word in their name or place, those with the words next to each other first; when there
 * are none, the first few that look like it.
 */
export function pickCandidates(
  words: readonly string[],
  joined: string,
  found: readonly FoundCandidate[],
): Pick<PracticeCheck, "state" | "candidates" | "hasMore"> {
  const known = found.map((candidate) => ({ candidate, text: bareText(candidate) }));
  const full = known.filter(({ text }) => words.every((word) => text.includes(bareName(word))));
  const isWhole = ({ text }: { text: string }) => Number(text.includes(joined));
  const chosen = full.length > 0 ? full.sort((a, b) => isWhole(b) - isWhole(a)) : known.slice(0, alternativesMax);
  return {
    state: full.length > 0 ? "candidates" : "not-found",
    candidates: chosen.slice(0, candidatesMax).map(({ candidate: { name, kind, place } }) => ({ name, kind, place })),
    hasMore: chosen.length > candidatesMax,
  };
}

/** Name and place as one text, the practice's own name as well; a word never runs over from one into the next. */
function bareText({ name, place, practiceName }: FoundCandidate): string {
  return [name, `${practiceName ?? ""}${place ?? ""}`].map(bareName).join(" ");
}
