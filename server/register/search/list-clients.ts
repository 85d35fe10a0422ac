import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { PgoClient } from "./contract.ts";

/** More than there have ever been. */
const clientsMax = 1_000;

/** The PGOs of the OAuthclientlist in force, by name. */
export async function listClients(access: Access<"register.read">): Promise<PgoClient[]> {
  const rows = await look(
    access,
    (_, raw) => raw<{ hostname: string; organization_name: string }[]>`
      select hostname, organization_name from register_client
      where until_version_id is null order by organization_name, hostname limit ${clientsMax}`,
  );
  return rows.map((row) => ({ hostname: row.hostname, organizationName: row.organization_name }));
}
