import type { DeliveryOrigin, ProtocolFacts } from "#server/measurements/series-contract.ts";

/** What is known around the values of one patient, to say where each comes from. */
export type OriginContext = {
  patientId: string;
  deliveries: DeliveryOrigin[];
  /** Periods with a plan, for why a value was shared. */
  protocols: ProtocolFacts[];
};
