import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";

/** The name of a PGO in the OAuthclientlist in force, by host name; null when it is not listed. */
export async function findClientName(access: Access<"gateway.recognize">, hostname: string): Promise<string | null> {
  const rows = await look(
    access,
    (_, raw) => raw<{ organization_name: string }[]>`
      select organization_name from register_client
      where hostname = ${hostname.toLowerCase()} and until_version_id is null`,
  );
  return rows[0]?.organization_name ?? null;
}
