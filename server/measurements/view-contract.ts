import { z } from "zod";
import { PopulationFilter } from "./population-contract.ts";

/** Views that one person keeps. */
export const viewsMax = 12;

/** Keeps a way of looking at the population under a name. @throws TOO_MANY beyond `viewsMax`. */
export const KeepViewInput = z.object({ name: z.string().trim().min(2).max(60), filter: PopulationFilter });
export type KeepViewInput = z.infer<typeof KeepViewInput>;

export const ViewInput = z.object({ viewId: z.uuid() });
export type ViewInput = z.infer<typeof ViewInput>;

export type KeptView = { viewId: string; name: string; filter: PopulationFilter };
