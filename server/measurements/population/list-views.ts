import { and, asc, eq } from "drizzle-orm";
import { measurementView } from "#db/schema/measurements.views.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { personActing } from "#server/access/person-acting.ts";
import { PopulationFilter } from "./contract.ts";
import type { SavedView } from "./view-contract.ts";

/** The caller's saved views, by name. One whose filter no longer parses is left out. */
export async function listViews(access: Access<"measurement.population">): Promise<SavedView[]> {
  const rows = await look(access, (tx) =>
    tx
      .select({ viewId: measurementView.viewId, name: measurementView.name, filter: measurementView.filter })
      .from(measurementView)
      .where(
        and(
          eq(measurementView.organizationId, access.organizationId),
          eq(measurementView.personId, personActing(access).personId),
        ),
      )
      .orderBy(asc(measurementView.name), asc(measurementView.viewId)),
  );
  return rows.flatMap(({ viewId, name, filter }) => {
    const read = PopulationFilter.safeParse(filter);
    return read.success ? [{ viewId, name, filter: read.data }] : [];
  });
}
