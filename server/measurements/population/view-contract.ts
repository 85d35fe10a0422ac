import { z } from "zod";
import { PopulationFilter } from "./contract.ts";

/** Saved views per person. */
export const viewsMax = 12;

/** Saves a view of the population under a name. @throws CONFLICT beyond `viewsMax`. */
export const SaveViewInput = z.object({ name: z.string().trim().min(2).max(60), filter: PopulationFilter });
export type SaveViewInput = z.infer<typeof SaveViewInput>;

export const ViewInput = z.object({ viewId: z.uuid() });
export type ViewInput = z.infer<typeof ViewInput>;

export type SavedView = { viewId: string; name: string; filter: PopulationFilter };
