import { z } from "zod";
import { messageLengthMax } from "#db/terms/messages.ts";
import { itemsAtOnceMax } from "#db/terms/reviews.ts";
import { Day } from "#server/calendar/contract.ts";

/** A draft about the items on the screen; empty fields delete it. */
export const KeepDraftInput = z.object({
  patientId: z.uuid(),
  itemIds: z.array(z.uuid()).min(1).max(itemsAtOnceMax),
  note: z.string().max(4_000),
  message: z.string().max(messageLengthMax),
  task: z.object({ text: z.string().max(300), ownerId: z.uuid().nullable(), dueOn: Day }).nullable(),
});
export type KeepDraftInput = z.infer<typeof KeepDraftInput>;

export type Draft = Pick<KeepDraftInput, "note" | "message" | "task"> & { keptAt: Date };

/** Whether nothing is written: there is no draft then, and nothing to say of one. */
export function isBlank({ note, message, task }: Pick<KeepDraftInput, "note" | "message" | "task">): boolean {
  return [note, message, task?.text ?? ""].every((text) => text.trim() === "");
}
