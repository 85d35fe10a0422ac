import { z } from "zod";
import {
  type ConnectingKind,
  type DutyBasis,
  type DutyName,
  type ExpectationNeed,
  type ServiceDirection,
  serviceDirections,
} from "#db/terms/connections.ts";

const sentence = z.string().trim().min(10).max(300);

/** What a service counts as for one kind of organization. */
const Counted = z.object({
  /** "none", a need with its group ("required gp-record": any one service of the group will do), or a need that stands alone. */
  group: z.string().regex(/^(none|(required|usual)( [a-z0-9-]{1,60})?)$/),
  /** With this service patients see the prescription. */
  isPrescription: z.boolean(),
});
export type Counted = z.infer<typeof Counted>;

export const SaveMeaningInput = z.object({
  /** Number of the service as the lists write it. */
  serviceId: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,5}$/),
  name: z.string().trim().min(3).max(120),
  direction: z.enum(serviceDirections),
  meaningNl: sentence,
  meaningEn: sentence,
  /** Where the fact was read, and when. */
  source: z.string().trim().min(3).max(300),
  sourceDate: z.iso.date(),
  counts: z.object({ practice: Counted, pharmacy: Counted } satisfies Record<ConnectingKind, typeof Counted>),
});
export type SaveMeaningInput = z.infer<typeof SaveMeaningInput>;

/** One way in which a service counts, with where that was read. */
export type Expectation = {
  kind: ConnectingKind;
  need: ExpectationNeed;
  groupKey: string;
  source: string;
  sourceDate: string;
};

/** What is known of a service; null where the lists name it and nobody has said yet what it means. */
export type ServiceMeaning = {
  serviceId: string;
  name: string;
  /** How many entries of the register offer it now. */
  offeredCount: number;
  meaning: { direction: ServiceDirection; nl: string; en: string; source: string; sourceDate: string } | null;
  expectations: Expectation[];
};

/** What law, agreement or expectation asks. `inForceOn` null: nobody said when. */
export type DutyFacts = {
  name: DutyName;
  basis: DutyBasis;
  inForceOn: string | null;
  source: string;
  sourceDate: string;
};

/** A duty with the kinds of organization that it is for. */
export type DutyInTime = DutyFacts & { kinds: ConnectingKind[] };
