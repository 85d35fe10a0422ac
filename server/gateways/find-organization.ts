import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";

/**
 * The organization that a scope names: by its AGB code (8 digits), or by its name in the register without "@medmij". Null when none, or
 * more than one, answers to it.
 */
export async function findOrganization(access: Access<"gateway.recognize">, provider: string): Promise<string | null> {
  const rows = await look(access, (_, raw) =>
    /^\d{8}$/.test(provider)
      ? raw<{ organization_id: string }[]>`select organization_id from organization where agb = ${provider} limit 2`
      : raw<{ organization_id: string }[]>`
          select organization_id from connection_summary where provider_names @> array[${`${provider}@medmij`}] limit 2`,
  );
  return rows.length === 1 ? (rows[0]?.organization_id ?? null) : null;
}
