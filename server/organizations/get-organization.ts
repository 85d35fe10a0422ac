import { eq } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { DomainError } from "#server/errors.ts";
import type { OwnOrganization } from "./contract.ts";

/** The organization of the session. */
export async function getOrganization(access: Access<"organization.read">): Promise<OwnOrganization> {
  const rows = await look(access, (tx) =>
    tx
      .select({
        organizationId: organization.organizationId,
        kind: organization.kind,
        name: organization.name,
        agb: organization.agb,
        city: organization.city,
        region: organization.region,
      })
      .from(organization)
      .where(eq(organization.organizationId, access.organizationId)),
  );
  const [own] = rows;
  if (!own) throw new DomainError("NOT_FOUND", "general.not-found");
  return own;
}
