import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { registerVersion } from "#db/schema/register.ts";
import { isListStale } from "#db/terms/register.ts";
import type { ListFacts } from "./contract.ts";

/** The list of providers (ZAL) on which the overview rests, or null while there is none. */
export async function providerListInForce(tx: Transaction, now: Date): Promise<ListFacts | null> {
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
