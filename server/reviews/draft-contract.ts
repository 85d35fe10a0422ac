import { z } from "zod";
import { itemsAtOnceMax } from "#db/terms/reviews.ts";
import { replyLengthMax } from "./reply-contract.ts";

/** What is being written about the items on the screen. Nothing written: there is no draft any more. */
export const KeepDraftInput = z.object({
  patientId: z.uuid(),
  itemIds: z.array(z.uuid()).min(1).max(itemsAtOnceMax),
  note: z.string().max(4_000),
  reply: z.string().max(replyLengthMax),
  task: z.object({ text: z.string().max(300), ownerId: z.uuid().nullable(), dueOn: z.iso.date() }).nullable(),
});
export type KeepDraftInput = z.infer<typeof KeepDraftInput>;

export type Draft = Pick<KeepDraftInput, "note" | "reply" | "task"> & { keptAt: Date };
