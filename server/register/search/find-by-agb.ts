import { and, eq, isNull } from "drizzle-orm";
import { registerIdentifier, registerProvider } from "#db/schema/register.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { AgbInput } from "./contract.ts";

/** The register names that the link list gives an AGB code; `isInList`: whether the name is in the ZAL too. */
export async function findByAgb(
  access: Access<"register.search">,
  { agb }: AgbInput,
): Promise<{ name: string; isInList: boolean }[]> {
  const rows = await look(access, (tx) =>
    tx
      .select({ name: registerIdentifier.providerName, listed: registerProvider.name })
      .from(registerIdentifier)
      .leftJoin(
        registerProvider,
        and(eq(registerProvider.name, registerIdentifier.providerName), isNull(registerProvider.untilVersionId)),
      )
      .where(
        and(
          eq(registerIdentifier.system, "AGB"),
          eq(registerIdentifier.value, agb),
          isNull(registerIdentifier.untilVersionId),
        ),
      )
      .orderBy(registerIdentifier.providerName),
  );
  return rows.map(({ name, listed }) => ({ name, isInList: listed !== null }));
}
