import { z } from "zod";
import { PlanRoundsInput } from "#server/reviews/contract.ts";

/** Each round is a row of the form; the contract has the times only. */
export const Rounds = z.object({ rounds: z.array(z.object({ at: PlanRoundsInput.shape.times.element })).min(1) });
