import { and, eq } from "drizzle-orm";
import { measurementView } from "#db/schema/measurements.views.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import type { ViewInput } from "./view-contract.ts";

/** Deletes a saved view. @throws NOT_FOUND for another person's view. */
export async function deleteView(access: Access<"measurement.save-view">, { viewId }: ViewInput): Promise<void> {
  const { personId } = personActing(access);
  await change(access, async (tx) => {
    const gone = await tx
      .delete(measurementView)
      .where(
        and(
          eq(measurementView.organizationId, access.organizationId),
          eq(measurementView.personId, personId),
          eq(measurementView.viewId, viewId),
        ),
      )
      .returning({ viewId: measurementView.viewId });
    if (gone.length === 0) throw new DomainError("NOT_FOUND", "measurement.view-gone");
    return {
      result: undefined,
      event: { event: "measurement.view-dropped", object: { type: "view", id: viewId }, detail: {} },
    };
  });
}
