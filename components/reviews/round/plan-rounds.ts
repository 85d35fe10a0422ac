import { z } from "zod";
import { PlanRoundsInput } from "#server/reviews/round/contract.ts";

/** Form rows must be objects; the contract has a plain list of times. */
export const Rounds = z.object({ rounds: z.array(z.object({ at: PlanRoundsInput.shape.times.element })).min(1) });
