import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { roundTimes } from "./scope.ts";

/** At what times this practice plans its rounds: "10:00" and "14:00", in order. */
export async function getPlan(access: Access<"review.plan">): Promise<string[]> {
  return look(access, async (tx) => [...(await roundTimes(tx, access))]);
}
