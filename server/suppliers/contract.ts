import { z } from "zod";
import { labelStates, supplierKinds } from "#db/terms/suppliers.ts";
import { Day } from "#server/calendar/contract.ts";

/** A host name suffix, such as `dva.voorbeeld.nl`: at least one dot, so that it cannot match a whole top-level domain. */
const hostEnding = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^([a-z0-9-]+\.)+[a-z0-9-]+$/);
const source = { source: z.string().trim().min(3).max(300), sourceDate: Day };

export const SaveSupplierInput = z.object({
  /** Absent for a new supplier. */
  supplierId: z.uuid().optional(),
  kind: z.enum(supplierKinds),
  name: z.string().trim().min(2).max(120),
  email: z.union([z.literal(""), z.email().max(200)]),
  website: z.union([z.literal(""), z.url({ protocol: /^https$/ }).max(300)]),
  hostEndings: z.array(hostEnding).max(20),
  labelState: z.enum(labelStates),
  ...source,
});
export type SaveSupplierInput = z.infer<typeof SaveSupplierInput>;

export const RetireSupplierInput = z.object({ supplierId: z.uuid() });
export type RetireSupplierInput = z.infer<typeof RetireSupplierInput>;

export const SaveRouteInput = z.object({ recordSystemId: z.uuid(), gatewayId: z.uuid(), ...source });
export type SaveRouteInput = z.infer<typeof SaveRouteInput>;

export const RemoveRouteInput = z.object({ recordSystemId: z.uuid(), gatewayId: z.uuid() });
export type RemoveRouteInput = z.infer<typeof RemoveRouteInput>;

export type SupplierFacts = {
  supplierId: string;
  kind: (typeof supplierKinds)[number];
  name: string;
  email: string | null;
  website: string | null;
  hostEndings: string[];
  labelState: (typeof labelStates)[number];
  source: string;
  sourceDate: string;
};

/** The facts about a gateway that a practice sees. */
export type GatewayRead = Pick<
  SupplierFacts,
  "supplierId" | "name" | "labelState" | "website" | "source" | "sourceDate"
>;

export type RouteFacts = {
  recordSystemId: string;
  gatewayId: string;
  gatewayName: string;
  source: string;
  sourceDate: string;
};
