import { desc, eq, inArray } from "drizzle-orm";
import { registerFetch, registerVersion } from "#db/schema/register.ts";
import { isListStale, listKinds } from "#db/terms/register.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { ListStanding } from "./contract.ts";

/** Every kind of list, with its status at `now`. */
export async function listAges(access: Access<"register.read">, now = new Date()): Promise<ListStanding[]> {
  const [versions, superseded, fetches] = await look(access, (tx) =>
    Promise.all([
      tx
        .select()
        .from(registerVersion)
        .where(inArray(registerVersion.state, ["current", "held"])),
      tx
        .selectDistinctOn([registerVersion.list])
        .from(registerVersion)
        .where(eq(registerVersion.state, "superseded"))
        .orderBy(registerVersion.list, desc(registerVersion.versionId)),
      tx.select().from(registerFetch),
    ]),
  );
  return listKinds.map((list) => {
    const current = versions.find((version) => version.list === list && version.state === "current") ?? null;
    const held = versions.find((version) => version.list === list && version.state === "held") ?? null;
    const isAccepted = current !== null && current.decidedAt !== null;
    return {
      list,
      current,
      isStale: current !== null && isListStale(current, now),
      held,
      former: isAccepted ? (superseded.find((version) => version.list === list) ?? null) : null,
      fetching: fetches.find((row) => row.list === list) ?? null,
    };
  });
}
