import { and, count, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { measurementView } from "#db/schema/measurements.views.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import { type SaveViewInput, viewsMax } from "./view-contract.ts";

/** Saves a view of the population for the caller. @throws CONFLICT beyond `viewsMax`. */
export async function saveView(
  access: Access<"measurement.save-view">,
  input: SaveViewInput,
): Promise<{ viewId: string }> {
  const { organizationId } = access;
  const { personId } = personActing(access);
  return change(access, async (tx) => {
    const [kept] = await tx
      .select({ count: count() })
      .from(measurementView)
      .where(and(eq(measurementView.organizationId, organizationId), eq(measurementView.personId, personId)));
    if ((kept?.count ?? 0) >= viewsMax)
      throw new DomainError("CONFLICT", "measurement.views-full", { count: viewsMax });
    const viewId = uuidv7();
    const { name, filter } = input;
    await tx.insert(measurementView).values({ organizationId, personId, viewId, name, filter, keptAt: new Date() });
    return {
      result: { viewId },
      event: { event: "measurement.view-kept", object: { type: "view", id: viewId }, detail: {} },
    };
  });
}
