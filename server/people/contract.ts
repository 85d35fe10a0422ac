import { z } from "zod";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import type { Role } from "#db/terms/people.ts";

/** An organization of the demo with the people a visitor can be there. */
export type DemoGroup = {
  organizationId: string;
  kind: OrganizationKind;
  name: string;
  city: string;
  people: { personId: string; name: string; roles: Role[]; placeCount: number }[];
};

/** Whom a visitor of the demo wants to be, and where. */
export const ChooseDemoPersonInput = z.object({ personId: z.uuid(), organizationId: z.uuid().optional() });
export type ChooseDemoPersonInput = z.infer<typeof ChooseDemoPersonInput>;
