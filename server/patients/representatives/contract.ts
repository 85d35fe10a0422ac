import { z } from "zod";
import { containsBsn, type RepresentativeRelation, representativeRelations } from "#db/terms/patients.ts";
import {
  type RepresentationBasis,
  type RepresentationStanding,
  representationBases,
  representativeCode,
  representativeNameMax,
} from "#db/terms/representation.ts";
import { Day } from "#server/calendar/contract.ts";

const OptionalDay = Day.nullish().transform((day) => day ?? null);

/**
 * Who acts for a patient. `representativeId` null: somebody new. `until`: the last day, included. `consentOn`: when the young person agreed.
 * `code`: the DVA's id of the person, which their PGO shows; empty keeps the one that is known.
 */
export const SaveRepresentativeInput = z.object({
  patientId: z.uuid(),
  representativeId: z.uuid().nullable(),
  name: z.string().trim().min(1).max(representativeNameMax),
  relation: z.enum(representativeRelations),
  basis: z.enum(representationBases),
  phone: z.string().trim().max(40).default(""),
  since: Day,
  until: OptionalDay,
  consentOn: OptionalDay,
  code: z
    .string()
    .trim()
    .regex(representativeCode)
    .refine((code) => !containsBsn(code))
    .or(z.literal(""))
    .default(""),
});
export type SaveRepresentativeInput = z.infer<typeof SaveRepresentativeInput>;

/** The facts that decide whether somebody is served. */
export type RepresentationFacts = {
  basis: RepresentationBasis;
  since: string;
  until: string | null;
  consentOn: string | null;
  hasCode: boolean;
};

/** `age`: the age at which it changes or changed; null where none plays a part. */
export type Standing = { standing: RepresentationStanding; age: number | null };

/** A representative on the patient's card; `source` is where the rule for the ages comes from, `ruleFrom` since when it applies here. */
export type Representative = RepresentationFacts &
  Standing & {
    representativeId: string;
    name: string;
    relation: RepresentativeRelation;
    phone: string | null;
    source: string;
    ruleFrom: string;
  };
