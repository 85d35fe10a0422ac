import { z } from "zod";
import { connectionStates } from "#db/terms/connections.ts";

export const ProofInput = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

export type ProofInput = z.infer<typeof ProofInput>;

/** The contents of a proof; its hash covers exactly this. */
export const ProofContent = z.object({
  kind: z.literal("aansluitbewijs"),
  edition: z.literal(1),
  organization: z.object({ name: z.string(), agb: z.string().nullable(), city: z.string().nullable() }),
  state: z.enum(connectionStates),
  since: z.string().nullable(),
  list: z.object({ kind: z.string(), serial: z.number().nullable(), stampedAt: z.string().nullable() }),
  providers: z.array(z.string()),
  services: z.array(z.object({ id: z.string(), name: z.string(), since: z.string().nullable() })),
  missing: z.array(z.string()),
  prescriptionVisible: z.enum(["yes", "no", "unknown"]).optional(),
  gateways: z.array(z.string()),
  madeAt: z.string(),
});

export type ProofContent = z.infer<typeof ProofContent>;
