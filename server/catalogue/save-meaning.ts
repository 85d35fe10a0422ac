import { eq } from "drizzle-orm";
import { serviceMeaning } from "#db/schema/catalogue.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { enqueue } from "#server/jobs/queue.ts";
import type { SaveMeaningInput } from "./contract.ts";
import { settleExpectations } from "./settle-expectations.ts";

/**
 * Saves what a service means for a patient, in both languages, and what it counts as for a practice or pharmacy, with
 * source and date. The log keeps the previous text.
 */
export async function saveMeaning(access: Access<"catalogue.maintain">, input: SaveMeaningInput) {
  const { counts, ...meaning } = input;
  const { serviceId, ...facts } = meaning;
  return change(access, async (tx) => {
    const [before] = await tx.select().from(serviceMeaning).where(eq(serviceMeaning.serviceId, serviceId));
    await tx
      .insert(serviceMeaning)
      .values(meaning)
      .onConflictDoUpdate({ target: serviceMeaning.serviceId, set: facts });
    const counted = await settleExpectations(tx, input);
    // Whether an organization is connected depends on what counts, so summaries are recomputed, as after a new list.
    if (counted) await enqueue(tx, "connections.watch", {}, { key: "register" });
    return {
      result: { serviceId },
      event: {
        event: "catalogue.maintained",
        object: { type: "service", id: serviceId },
        detail: {
          act: before ? "changed" : "added",
          before: before ? before.meaningNl : null,
          source: input.source,
          ...(counted ? { countedBefore: counted.before, countedAfter: counted.after } : {}),
        },
      },
    };
  });
}
