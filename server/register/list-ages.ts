import { inArray } from "drizzle-orm";
import { registerFetch, registerVersion } from "#db/schema/register.ts";
import { isListStale, type ListKind, listKinds } from "#db/terms/register.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { ListVersion } from "./contract.ts";

/** How one list stands: what is in force and how old that is, what waits, and how fetching goes. */
export interface ListStanding {
  list: ListKind;
  current: ListVersion | null;
  /** Too old to be believed (db/terms/register.ts says when). */
  isStale: boolean;
  held: ListVersion | null;
  fetching: {
    lastSuccessAt: Date | null;
    nextAttemptAt: Date | null;
    failuresInRow: number;
    lastError: string | null;
  } | null;
}

/** Every list that there can be, with its standing at `now`. */
export async function listAges(access: Access<"register.read">, now = new Date()): Promise<ListStanding[]> {
  const [versions, fetches] = await look(access, (tx) =>
    Promise.all([
      tx
        .select()
        .from(registerVersion)
        .where(inArray(registerVersion.state, ["current", "held"])),
      tx.select().from(registerFetch),
    ]),
  );
  return listKinds.map((list) => {
    const current = versions.find((version) => version.list === list && version.state === "current") ?? null;
    const held = versions.find((version) => version.list === list && version.state === "held") ?? null;
    return {
      list,
      current,
      isStale: current !== null && isListStale(current, now),
      held,
      fetching: fetches.find((row) => row.list === list) ?? null,
    };
  });
}
