import { z } from "zod";
import {
  type DeliveredEntry,
  type DeliveryKind,
  type FhirFormat,
  type FhirVersion,
  type GatewayService,
  gatewayUses,
  type RefusalReason,
} from "#db/terms/gateways.ts";

const Address = z.url({ protocol: /^https?$/ }).max(300);

/** A DVA, with the facts its administrator supplies: the issuer of its tokens, the URL of its keys, the audience. */
export const TrustGatewayInput = z.object({
  name: z.string().trim().min(2).max(80),
  issuer: Address,
  jwksUrl: Address,
  audience: z.string().trim().min(1).max(200),
  services: z
    .array(
      z.object({
        serviceId: z
          .string()
          .trim()
          .regex(/^[\w.-]{1,30}$/),
        use: z.enum(gatewayUses),
      }),
    )
    .min(1)
    .max(40),
});
export type TrustGatewayInput = z.infer<typeof TrustGatewayInput>;

export const ChangeTrustInput = TrustGatewayInput.extend({ trustId: z.uuid() });
export type ChangeTrustInput = z.infer<typeof ChangeTrustInput>;

export const WithdrawTrustInput = z.object({ trustId: z.uuid() });
export type WithdrawTrustInput = z.infer<typeof WithdrawTrustInput>;

/** A DVA on the administrator's screen. Counts cover the last seven days. */
export type TrustFacts = {
  trustId: string;
  name: string;
  issuer: string;
  jwksUrl: string;
  audience: string;
  services: GatewayService[];
  trustedByName: string | null;
  trustedAt: Date;
  withdrawnAt: Date | null;
  lastDeliveryAt: Date | null;
  deliveryCount: number;
  refusedCount: number;
};

/** The provider and issuer that a token claims; neither is verified yet. */
export const RecognizeInput = z.object({
  /** AGB code, or register name without @medmij. */
  provider: z.string().regex(/^[a-z0-9.-]{2,57}$/),
  issuer: z.string().min(1).max(300),
});
export type RecognizeInput = z.infer<typeof RecognizeInput>;

/** A DVA that an organization trusts, as the FHIR server needs it. */
export type TrustedGateway = {
  organizationId: string;
  organizationName: string;
  trustId: string;
  name: string;
  issuer: string;
  jwksUrl: string;
  audience: string;
  services: GatewayService[];
};

/**
 * `organizationId`: who is confirmed as the provider that the token names; null: nobody, and then `claimants` only say to be. `own`: this
 * organization's trust in the issuer. `elsewhere`: the trust of other organizations of this installation,
 * when there is no own one.
 */
export type RecognizedGateway = {
  organizationId: string | null;
  claimants: string[];
  own: TrustedGateway | null;
  elsewhere: TrustedGateway[];
};

/** Refusals within one minute, for the log of one organization. */
export type CountedRefusal = { trustId: string | null; reason: RefusalReason; count: number };

/** What identifies a repeated request: its id, or the same content for the same patient. */
export type DeliveryMark = {
  organizationId: string;
  trustId: string;
  patientId: string;
  requestId: string;
  /** SHA-256, 32 bytes. */
  contentHash: Buffer;
};

/** The earlier delivery that this one repeats. `isOther`: the request id is the same but the content differs. */
export type FoundDelivery = { deliveryId: string; isOther: boolean; outcomes: DeliveredEntry[] };

/** A delivery to record, in the transaction that stores its content. */
export type DeliveryFacts = DeliveryMark & {
  deliveryId: string;
  correlationId: string | null;
  kind: DeliveryKind;
  fhirVersion: FhirVersion;
  format: FhirFormat;
  pgoName: string | null;
  newCount: number;
  knownCount: number;
  outcomes: DeliveredEntry[];
  receivedAt: Date;
};
