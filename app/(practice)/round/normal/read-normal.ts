import { shownKinds } from "#app/(practice)/round/what-to-show.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { serverApi } from "#server/api/caller.ts";

const lookBackDays = 30;

/** All that waits of one normal patient, to be seen before it is concluded; he is opened, and that is logged. */
export async function readNormal(api: Awaited<ReturnType<typeof serverApi>>, patientId: string) {
  const [{ items }, patient, measured] = await Promise.all([
    api.reviews.open({ patientId }),
    api.patients.get({ patientId }),
    api.measurements.patient({ patientId }),
  ]);
  const kinds: MeasurementKind[] = shownKinds(measured, items, Number.POSITIVE_INFINITY);
  const [series, responses] = await Promise.all([
    Promise.all(kinds.map((kind) => api.measurements.series({ patientId, kind, days: lookBackDays }))),
    Promise.all(
      items
        .filter((item) => item.kind === "questionnaire-response")
        .map((item) => api.questionnaires.response({ responseId: item.itemId })),
    ),
  ]);
  const shown = series.filter((answer) => answer.points.length > 0);
  const isSeen = responses.length > 0 || shown.length > 0;
  const isAllSeen = isSeen && (shown.length > 0 || !items.some((item) => item.kind === "measurements"));
  return { patient, series: shown, responses, isAllSeen };
}
