import { z } from "zod";
import { type MeasurementKind, measurementKinds } from "#db/terms/measurements.ts";

export type MeasurementSearch = Record<string, string | string[] | undefined>;

/** How far back can be chosen, in days. */
export const periods = [14, 30, 90, 365] as const;

const Search = z.object({
  kind: z.enum(measurementKinds).optional().catch(undefined),
  days: z.coerce
    .number()
    .refine((days) => periods.some((known) => known === days))
    .catch(90),
  order: z.string().optional().catch(undefined),
});

/** What stands in the address: one kind (`?kind=blood-pressure&days=30`), or all of them in an order (`?order=time`). */
export function readMeasurementSearch(search: MeasurementSearch): z.infer<typeof Search> {
  return Search.parse(search);
}

export function kindAddress(patientId: string, kind: MeasurementKind, days?: number): string {
  return `/patients/${patientId}/measurements?kind=${kind}${days ? `&days=${days}` : ""}`;
}
