import { z } from "zod";
import { type ServiceDirection, serviceDirections } from "#db/terms/connections.ts";

const sentence = z.string().trim().min(10).max(300);

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
});
export type SaveMeaningInput = z.infer<typeof SaveMeaningInput>;

/** What is known of a service; null where the lists name it and nobody has said yet what it means. */
export type ServiceMeaning = {
  serviceId: string;
  name: string;
  /** How many entries of the register offer it now. */
  offeredCount: number;
  meaning: { direction: ServiceDirection; nl: string; en: string; source: string; sourceDate: string } | null;
};
