import { and, eq } from "drizzle-orm";
import { questionnaireSeries } from "#db/schema/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { SeriesInput } from "./contract.ts";
import { seriesLocked } from "./scope.ts";

/** Stops a series; tasks it already sent stay as they are. */
export async function endSeries(access: Access<"questionnaire.send">, { seriesId }: SeriesInput): Promise<void> {
  return change(access, async (tx) => {
    const series = await seriesLocked(tx, access, seriesId);
    await tx
      .update(questionnaireSeries)
      .set({ endedAt: new Date() })
      .where(
        and(eq(questionnaireSeries.organizationId, access.organizationId), eq(questionnaireSeries.seriesId, seriesId)),
      );
    return {
      result: undefined,
      event: {
        event: "questionnaire.series-ended",
        object: { type: "questionnaire-series", id: seriesId },
        patientId: series.patientId,
        detail: { why: "stopped" },
      },
    };
  });
}
