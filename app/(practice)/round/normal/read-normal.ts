import { daysShown, shownKinds } from "#app/(practice)/round/what-to-show.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { serverApi } from "#server/api/caller.ts";

/**
 * Everything open for one normal patient, to be seen before it is concluded. Counts as opening the patient, so it is
 * logged.
 */
export async function readNormal(api: Awaited<ReturnType<typeof serverApi>>, patientId: string) {
  const [{ items, delivered, isMore, readAt }, patient, measured] = await Promise.all([
    api.reviews.open({ patientId }),
    api.patients.get({ patientId }),
    api.measurements.patient({ patientId }),
  ]);
  const [series, responses] = await Promise.all([
    Promise.all(
      shownKinds(measured, delivered).map((kind) =>
        api.measurements.series({ patientId, kind, days: daysShown(kind, delivered, readAt) }),
      ),
    ),
    Promise.all(
      items
        .filter((item) => item.kind === "questionnaire-response")
        .map((item) => api.questionnaires.response({ responseId: item.itemId })),
    ),
  ]);
  const shown = series.filter((answer) => answer.points.length > 0);
  const isDrawn = (kind: MeasurementKind) => shown.some((answer) => answer.kind === kind && !answer.isCut);
  const isSeen = responses.length > 0 || shown.length > 0;
  const isAllSeen = isSeen && !isMore && delivered.every(({ kind }) => isDrawn(kind));
  return { patient, series: shown, responses, isAllSeen };
}
