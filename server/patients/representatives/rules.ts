import { ageOn } from "#db/terms/patient-names.ts";
import { type RepresentationRules, representationRules } from "#db/terms/representation.ts";
import type { RepresentationFacts, Standing } from "./contract.ts";

/** The rules that apply on a day; before the first, the first. */
export function rulesOn(day: string, all: readonly RepresentationRules[] = representationRules): RepresentationRules {
  const [first, ...later] = all.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  if (!first) throw new Error("no rules of representation");
  return later.findLast(({ validFrom }) => validFrom <= day) ?? first;
}

/** Whether somebody who acts for a patient is served on a day, a Dutch one, and if not why. First and last day count. */
export function standingOf(
  { basis, since, until, consentOn, hasCode }: RepresentationFacts,
  birthDate: string,
  day: string,
  all: readonly RepresentationRules[] = representationRules,
): Standing {
  if (until !== null && until < day) return { standing: "ended", age: null };
  if (since > day) return { standing: "not-begun", age: null };
  const age = ageOn(birthDate, day);
  const { bands } = rulesOn(day, all).bases[basis];
  const band = bands.find(({ fromAge, belowAge }) => age >= fromAge && (belowAge === null || age < belowAge));
  if (!band) {
    const next = bands.find(({ fromAge }) => fromAge > age);
    return next
      ? { standing: "too-young", age: next.fromAge }
      : { standing: "too-old", age: bands.at(-1)?.belowAge ?? null };
  }
  if (band.needs === "consent") {
    // Who was younger could not decide this yet, so what they said then does not count.
    const counts = consentOn !== null && consentOn <= day && ageOn(birthDate, consentOn) >= band.fromAge;
    if (!counts) return { standing: "needs-consent", age: band.fromAge };
  }
  return hasCode ? { standing: "served", age: null } : { standing: "no-code", age: null };
}
