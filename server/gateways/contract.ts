import { z } from "zod";
import { type GatewayService, gatewayUses } from "#db/terms/gateways.ts";

const Address = z.url({ protocol: /^https?$/ }).max(300);

/** A DVA, as its administrator hands it over: who issues the tokens, where the keys are, whom the tokens must be meant for. */
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

/** A DVA on the administrator's screen. Counts are of the last seven days. */
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

/** What the door needs to check a token against. */
export type Trust = Pick<TrustFacts, "trustId" | "name" | "issuer" | "jwksUrl" | "audience" | "services">;

/** What a DVA brought before: its answer is given again. `isSameContent` false: the request id was used for something else. */
export type FormerDelivery = { deliveryId: string; status: number; answer: Buffer; isSameContent: boolean };
