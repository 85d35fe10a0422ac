import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { ReceivedMeasurement, Understood } from "./contract.ts";

/** A code that is asked for; null: any system, or any code of the system. */
export type AskedCode = { system: string | null; code: string | null };

/** What a DVA asks for, in our own words. Lists that are null ask for everything. */
export type ServeInput = {
  /** Kinds that a known code or category stands for, beside what the received codes say themselves. */
  codes: { asked: AskedCode[]; kinds: MeasurementKind[] } | null;
  categories: { asked: AskedCode[]; kinds: MeasurementKind[] } | null;
  /** From (included) until (not included). */
  from: Date | null;
  until: Date | null;
  measurementId: string | null;
  /** The newest so many of each code, instead of a page. */
  newestPerCode: number | null;
  countMax: number;
  /** Where the page before ended. */
  after: { effectiveAt: Date; measurementId: string } | null;
};

/** A stored value with what was understood of it (null: the practice recorded it itself); without the bytes. */
export type ServedRow = Omit<ReceivedMeasurement, "fhirVersion" | "format" | "body" | "understood"> & {
  measurementId: string;
  understood: Understood | null;
};
