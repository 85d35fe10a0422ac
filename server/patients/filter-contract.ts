import { z } from "zod";
import { programmes } from "#db/terms/patients.ts";

/** Which patients a list shows: `mine`, whom the reader is named as treating, and those in a programme. */
export const PatientFilter = z.object({
  who: z.literal("mine").optional(),
  programme: z.enum(programmes).optional(),
});

export type PatientFilter = z.infer<typeof PatientFilter>;
