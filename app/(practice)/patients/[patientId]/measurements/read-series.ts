import type { MeasurementOrder } from "#components/measurements/series/measurement-orders.ts";
import type { serverApi } from "#server/api/caller.ts";
import type { PatientMeasurements, SeriesAnswer } from "#server/measurements/series/contract.ts";

type Api = Awaited<ReturnType<typeof serverApi>>;

/** Measurement protocols shown in full; older ones can be found in the series of their kind. */
const protocolCountMax = 6;

/** The series for a view: every kind over the default period, or one series per protocol. */
export async function readSeries(
  api: Api,
  patientId: string,
  { kinds, protocols }: PatientMeasurements,
  order: MeasurementOrder,
): Promise<SeriesAnswer[]> {
  switch (order) {
    case "kind":
      return [];
    case "time":
    case "chart":
      return Promise.all(kinds.map(({ kind }) => api.measurements.series({ patientId, kind })));
    case "protocol":
      return Promise.all(
        protocols
          .slice(0, protocolCountMax)
          .map(({ kind, protocolId }) => api.measurements.series({ patientId, kind: kindOf[kind], protocolId })),
      );
  }
}

const kindOf = {
  "home-blood-pressure": "blood-pressure",
  "weight-watch": "body-weight",
  "glucose-profile": "blood-glucose",
} as const;
