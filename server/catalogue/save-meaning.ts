import { eq } from "drizzle-orm";
import { serviceMeaning } from "#db/schema/catalogue.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { SaveMeaningInput } from "./contract.ts";

/** Says what a service means for a patient, in both languages, with where and when that was read. The log keeps what it said before. */
export async function saveMeaning(access: Access<"catalogue.maintain">, input: SaveMeaningInput) {
  const { serviceId, ...facts } = input;
  return change(access, async (tx) => {
    const [before] = await tx.select().from(serviceMeaning).where(eq(serviceMeaning.serviceId, serviceId));
    await tx.insert(serviceMeaning).values(input).onConflictDoUpdate({ target: serviceMeaning.serviceId, set: facts });
    return {
      result: { serviceId },
      event: {
        event: "catalogue.maintained",
        object: { type: "service", id: serviceId },
        detail: { act: before ? "changed" : "added", before: before ? before.meaningNl : null, source: input.source },
      },
    };
  });
}
