import type { ProtocolFacts } from "#server/measurements/interpretation/contract.ts";
import type { DeliveryOrigin } from "#server/measurements/values/contract.ts";

/** Facts about one patient that are needed to explain the origin of their values. */
export type OriginContext = {
  patientId: string;
  deliveries: DeliveryOrigin[];
  /** Measurement protocols, as the reason why a value was shared. */
  protocols: ProtocolFacts[];
};
