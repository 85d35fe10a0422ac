import { z } from "zod";
import { measurementKinds } from "#db/terms/measurements.ts";
import { Day } from "#server/calendar/contract.ts";

// Fields shared by the contracts of the parts.

export const day = Day;

export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const reason = z.string().trim().min(1).max(500);

export const patientId = z.uuid();

export const kind = z.enum(measurementKinds);
