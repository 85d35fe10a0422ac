import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { roundTimes } from "./scope.ts";

/** The practice's round times, in order: "10:00", "14:00". */
export async function getPlan(access: Access<"review.plan">): Promise<string[]> {
  return look(access, async (tx) => [...(await roundTimes(tx, access))]);
}
