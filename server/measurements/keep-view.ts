import { and, count, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { measurementView } from "#db/schema/measurements.views.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import { type KeepViewInput, viewsMax } from "./view-contract.ts";

/** Keeps a way of looking at the population, for whoever asks. @throws TOO_MANY when there is no room for another. */
export async function keepView(
  access: Access<"measurement.keep-view">,
  input: KeepViewInput,
): Promise<{ viewId: string }> {
  const { organizationId } = access;
  const { personId } = personActing(access);
  return change(access, async (tx) => {
    const [kept] = await tx
      .select({ count: count() })
      .from(measurementView)
      .where(and(eq(measurementView.organizationId, organizationId), eq(measurementView.personId, personId)));
    if ((kept?.count ?? 0) >= viewsMax)
      throw new DomainError("TOO_MANY", "measurement.views-full", { count: viewsMax });
    const viewId = uuidv7();
    const { name, filter } = input;
    await tx.insert(measurementView).values({ organizationId, personId, viewId, name, filter, keptAt: new Date() });
    return {
      result: { viewId },
      event: { event: "measurement.view-kept", object: { type: "view", id: viewId }, detail: {} },
    };
  });
}
