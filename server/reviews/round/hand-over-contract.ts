import { z } from "zod";

/** Gives what waits of a patient to a GP, with the reason in a few words. */
export const HandOverInput = z.object({
  patientId: z.uuid(),
  toId: z.uuid(),
  reason: z.string().trim().min(1).max(200),
});

export type HandOverInput = z.infer<typeof HandOverInput>;

/** What waits of a patient is given to a GP, and has not been concluded or taken back. */
export type HandOver = {
  handOverId: string;
  toId: string;
  toName: string | null;
  reason: string;
  byName: string | null;
  handedAt: Date;
};

/** Who can be given what waits of one patient: the patient's own GP first. */
export type HandOverTaker = { personId: string; name: string; isOwnGp: boolean };
