import { z } from "zod";
import type { Search } from "#app/search.ts";
import { type MeasurementKind, measurementKinds } from "#db/terms/measurements.ts";

/** Selectable periods, in days. */
export const periods = [14, 30, 90, 365] as const;

const Shown = z.object({
  kind: z.enum(measurementKinds).optional().catch(undefined),
  days: z.coerce
    .number()
    .refine((days) => periods.some((known) => known === days))
    .catch(90),
  /** What to open at once: a target or a protocol, where somebody decided to change it. */
  act: z.enum(["target", "protocol"]).optional().catch(undefined),
  order: z.string().optional().catch(undefined),
});

/** Query parameters: one kind (`?kind=blood-pressure&days=30`), or all kinds in a view (`?order=time`). */
export function readMeasurementSearch(search: Search): z.infer<typeof Shown> {
  return Shown.parse(search);
}

export function kindAddress(patientId: string, kind: MeasurementKind, days?: number): string {
  return `/patients/${patientId}/measurements?kind=${kind}${days ? `&days=${days}` : ""}`;
}
