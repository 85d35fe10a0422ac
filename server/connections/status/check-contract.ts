import type { Sector } from "#db/terms/register.ts";
import type { ListBasis, ProviderService } from "#server/register/search/contract.ts";

/**
 * What the register says today of a provider, as its practice sees it. `without-services`: in the list, but there is
 * nothing to collect and nothing that it must offer.
 */
export type ListedState = "connected" | "incomplete" | "without-services" | "not-found";

/** A provider that may be meant. Its place is known only of a practice that Balie knows by its AGB code. */
export interface CheckCandidate {
  /** Includes `@medmij`. */
  name: string;
  kind: Sector;
  place: string | null;
}

export interface CheckedPractice extends CheckCandidate {
  agbCodes: string[];
  services: ProviderService[];
  state: ListedState;
  /** The names of the services that it must offer and does not. */
  missing: string[];
}

/** The answer of the public check. */
export interface PracticeCheck {
  /** `candidates`: each has every word that was typed, in its name or its place. */
  state: "too-short" | "no-list" | "found" | "candidates" | "not-found";
  practices: CheckedPractice[];
  /** With `not-found`: names that look like it. */
  candidates: CheckCandidate[];
  /** There are more candidates than are shown. */
  hasMore: boolean;
  /** The list that the answer is based on. */
  basis: ListBasis | null;
}
