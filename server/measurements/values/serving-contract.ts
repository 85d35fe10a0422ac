import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { ReceivedMeasurement, Understood } from "./contract.ts";

/** A code searched for; null: any system, or any code of the system. */
export type AskedCode = { system: string | null; code: string | null };

/** A DVA's search, translated from FHIR. A null list does not filter. */
export type ServeInput = {
  /** Kinds that a known code or category stands for, in addition to matching the codes as received. */
  codes: { asked: AskedCode[]; kinds: MeasurementKind[] } | null;
  categories: { asked: AskedCode[]; kinds: MeasurementKind[] } | null;
  /** `from` inclusive, `until` exclusive. */
  from: Date | null;
  until: Date | null;
  measurementId: string | null;
  /** The newest n of each code, instead of a page. */
  newestPerCode: number | null;
  countMax: number;
  /** Where the previous page ended. */
  after: { effectiveAt: Date; measurementId: string } | null;
};

/** A stored value with its decoded details (null: recorded by the practice), without the bytes. */
export type ServedRow = Omit<ReceivedMeasurement, "fhirVersion" | "format" | "body" | "understood"> & {
  measurementId: string;
  understood: Understood | null;
  /** Starts at 1; another one after each change of what is counted (meta.versionId). */
  version: number;
};
