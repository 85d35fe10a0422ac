import { z } from "zod";
import type { ReferralCause, TechnicalCause } from "#db/terms/consults.ts";
import { Day } from "#server/calendar/contract.ts";

/**
 * What a message of a patient is recognised as: a question about the PGO itself. `words`: those of the message that made it so. `careWords`:
 * those that are about care; with any of them the practice has something to answer too.
 */
export type Recognition = { cause: TechnicalCause; words: string[]; careWords: string[] };

/** What a question was about that is closed as not for the practice, and through which PGO it came. */
export type ReferralFacts = { cause: ReferralCause; pgoName: string | null };

/** Where a patient finds help, with the source of it and the day on which it was read there. */
export type Helpdesk = {
  name: string;
  phone: string | null;
  email: string | null;
  website: string | null;
  source: string;
  checkedOn: string;
};

/** What the practice may send to the last message of a patient. `text`: for the patient, about all the helpdesks. `pgoName` null: not known. */
export type Referral = Recognition & {
  pgoName: string | null;
  knowsSupplier: boolean;
  helpdesks: Helpdesk[];
  text: string;
};

export const TallyInput = z.object({
  /** The first day of the first month. */
  since: Day,
});
export type TallyInput = z.infer<typeof TallyInput>;

/** `month`: its first day. `pgoName` null: not known, or of those that are not in the register. */
export type ReferralCount = { month: string; pgoName: string | null; cause: ReferralCause; count: number };

/** Over all practices. `count` null: fewer than `tallyCountMin`. */
export type ReferralTally = Omit<ReferralCount, "count"> & { count: number | null };

/** Fewer than this are not told, so that a number leads to nobody. */
export const tallyCountMin = 5;
