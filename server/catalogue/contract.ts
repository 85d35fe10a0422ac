import { z } from "zod";
import {
  type ConnectingKind,
  type DutyBasis,
  type DutyName,
  type ExpectationNeed,
  type ServiceDirection,
  serviceDirections,
} from "#db/terms/connections.ts";
import { Day } from "#server/calendar/contract.ts";

const sentence = z.string().trim().min(10).max(300);

/** What a service counts as for one kind of organization. */
const Counted = z.object({
  /**
   * "none", a need with its group ("required gp-record": any one service of the group satisfies it), or a need without
   * a group.
   */
  group: z.string().regex(/^(none|(required|usual)( [a-z0-9-]{1,60})?)$/),
  /** Patients see the prescription through this service. */
  isPrescription: z.boolean(),
});
export type Counted = z.infer<typeof Counted>;

export const SaveMeaningInput = z.object({
  /** The service's number, as in the MedMij lists. */
  serviceId: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,5}$/),
  name: z.string().trim().min(3).max(120),
  direction: z.enum(serviceDirections),
  meaningNl: sentence,
  meaningEn: sentence,
  /** Where and when the fact was read. */
  source: z.string().trim().min(3).max(300),
  sourceDate: Day,
  counts: z.object({ practice: Counted, pharmacy: Counted } satisfies Record<ConnectingKind, typeof Counted>),
});
export type SaveMeaningInput = z.infer<typeof SaveMeaningInput>;

/** One way in which a service counts, with its source. */
export type Expectation = {
  kind: ConnectingKind;
  need: ExpectationNeed;
  groupKey: string;
  source: string;
  sourceDate: string;
};

/** What is known about a service; `meaning` is null when the lists name it but nobody has described it yet. */
export type ServiceMeaning = {
  serviceId: string;
  name: string;
  /** How many providers in the register offer it now. */
  offeredCount: number;
  meaning: { direction: ServiceDirection; nl: string; en: string; source: string; sourceDate: string } | null;
  expectations: Expectation[];
};

/** What law, agreement or expectation requires. `inForceOn` null: no date published. */
export type DutyFacts = {
  name: DutyName;
  basis: DutyBasis;
  inForceOn: string | null;
  source: string;
  sourceDate: string;
};

/** A duty with the kinds of organization it applies to. */
export type DutyInTime = DutyFacts & { kinds: ConnectingKind[] };
