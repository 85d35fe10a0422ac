import { z } from "zod";
import type { Search } from "#app/search.ts";
import { type MeasurementKind, measurementKinds } from "#db/terms/measurements.ts";

/** How far back can be chosen, in days. */
export const periods = [14, 30, 90, 365] as const;

const Shown = z.object({
  kind: z.enum(measurementKinds).optional().catch(undefined),
  days: z.coerce
    .number()
    .refine((days) => periods.some((known) => known === days))
    .catch(90),
  order: z.string().optional().catch(undefined),
});

/** What stands in the address: one kind (`?kind=blood-pressure&days=30`), or all of them in an order (`?order=time`). */
export function readMeasurementSearch(search: Search): z.infer<typeof Shown> {
  return Shown.parse(search);
}

export function kindAddress(patientId: string, kind: MeasurementKind, days?: number): string {
  return `/patients/${patientId}/measurements?kind=${kind}${days ? `&days=${days}` : ""}`;
}
