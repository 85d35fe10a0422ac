import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";

/** How the OAuthclientlist in force calls the PGO behind a host name; null when it is not in it. */
export async function findClientName(access: Access<"gateway.recognize">, hostname: string): Promise<string | null> {
  const rows = await look(
    access,
    (_, raw) => raw<{ organization_name: string }[]>`
      select organization_name from register_client
      where hostname = ${hostname.toLowerCase()} and until_version_id is null`,
  );
  return rows[0]?.organization_name ?? null;
}
