import type { MeasurementKind, ProtocolKind } from "#db/terms/measurements.ts";

/** The period with a plan that is about a kind of measurement. */
export const protocolKindOf: Partial<Record<MeasurementKind, ProtocolKind>> = {
  "blood-pressure": "home-blood-pressure",
  "body-weight": "weight-watch",
  "blood-glucose": "glucose-profile",
};
