import { v7 as uuidv7 } from "uuid";
import { grant } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { placeInRound } from "#server/reviews/round/place-in-round.ts";
import { gatewayFor } from "#tests/support/questionnaires.ts";

/** Puts a delivery of measurements of this patient in the round. @returns the id of its item. */
export async function arriveInRound(organizationId: string, patientId: string): Promise<string> {
  const itemId = uuidv7();
  const actor = { ...gatewayFor(organizationId, patientId), uses: ["share-measurements" as const] };
  await change(grant(actor, "measurement.receive"), async (_, raw) => {
    await placeInRound(raw, { organizationId, patientId, itemId, kind: "measurements", at: new Date() });
    const object = { type: "delivery", id: itemId };
    return { result: undefined, event: { event: "delivery.received", object, patientId } };
  });
  return itemId;
}
