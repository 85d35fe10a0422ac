import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { registerVersion } from "#db/schema/register.ts";
import { isListStale } from "#db/terms/register.ts";
import type { ListFacts } from "#server/connections/status/contract.ts";

/** The list of providers (ZAL) that the overview is based on; null while there is none. */
export async function findProviderList(tx: Transaction, now: Date): Promise<ListFacts | null> {
  const [version] = await tx
    .select()
    .from(registerVersion)
    .where(and(eq(registerVersion.state, "current"), eq(registerVersion.list, "ZAL")));
  if (!version) return null;
  const { versionId, serial, stampedAt, confirmedAt } = version;
  return {
    ...{ versionId, serial, stampedAt, confirmedAt },
    isStale: isListStale(version, now),
    isInvented: version.source === "demo",
  };
}
