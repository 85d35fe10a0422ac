import type { RepresentativeRelation } from "./patients.ts";

/** On what ground somebody may act for a patient in their care (BW 1:245, 1:378, 1:450, 7:465). */
export const representationBases = [
  "parental-authority",
  "guardianship",
  "curatorship",
  "mentorship",
  "written-authorisation",
  "family",
] as const;
export type RepresentationBasis = (typeof representationBases)[number];

/** Ages for which a basis opens something: from `fromAge` (included) until `belowAge` (not included; null: for good). */
export type AgeBand = { fromAge: number; belowAge: number | null; needs: "nothing" | "consent" };
export type BasisRule = { bands: readonly AgeBand[]; source: string };
/** Rules of one moment: those with the latest `validFrom` apply. */
export type RepresentationRules = { validFrom: string; bases: Readonly<Record<RepresentationBasis, BasisRule>> };

/**
 * Until 12 the parents decide; from 12 to 16 they and the young person both, who has a confidentiality of their own; from 16 the patient alone.
 * Own choice, 2026-12-01, more careful than the law has to be: from 12 a parent or guardian is served only with the recorded consent of the
 * young person, given at that age, and from 16 not at all.
 */
const minor: BasisRule = {
  bands: [
    { fromAge: 0, belowAge: 12, needs: "nothing" },
    { fromAge: 12, belowAge: 16, needs: "consent" },
  ],
  source: "BW 7:447, 7:450, 7:457, 7:465",
};
/** Article 7:465 names these for patients of age. */
const adult = (source: string): BasisRule => ({ bands: [{ fromAge: 18, belowAge: null, needs: "nothing" }], source });

export const representationRules: readonly RepresentationRules[] = [
  {
    validFrom: "2026-12-01",
    bases: {
      "parental-authority": minor,
      guardianship: minor,
      curatorship: adult("BW 1:378, 7:465"),
      mentorship: adult("BW 1:450, 7:465"),
      "written-authorisation": adult("BW 7:465"),
      family: adult("BW 7:465"),
    },
  },
];

/** Why somebody is served, or is not. */
export const representationStandings = [
  "served",
  "ended",
  "not-begun",
  "too-young",
  "needs-consent",
  "too-old",
  "no-code",
] as const;
export type RepresentationStanding = (typeof representationStandings)[number];

/** Most representatives of one patient. Own choice, 2026-12-01: more than anybody has, ended ones included. */
export const representativesMax = 20;

/** A DVA's own id of a person: opaque, long enough that nobody guesses one. Own choice, 2026-12-01. */
export const representativeCode = /^[A-Za-z0-9._~-]{8,64}$/;
export const representativeNameMax = 100;

/** Who acts for a patient, as the practice recorded them; `stated`: what the DVA said of them, compared and never matched on. */
export type ActingRepresentative = {
  representativeId: string;
  name: string;
  relation: RepresentativeRelation;
  basis: RepresentationBasis;
  stated: { name: string; relation: RepresentativeRelation };
};
/** The same beside what they wrote; `stated` null: the DVA said the same. */
export type WritingRepresentative = Omit<ActingRepresentative, "stated" | "representativeId"> & {
  stated: ActingRepresentative["stated"] | null;
};
