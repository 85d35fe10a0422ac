import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { rulesInScope } from "./scope.ts";
import type { RuleFacts } from "./series-contract.ts";

/** The rule book as it holds for the whole organization: what was agreed here, and the book for the rest. */
export async function listRuleBook(access: Access<"measurement.read">, now = new Date()): Promise<RuleFacts[]> {
  const rules = await look(access, (tx) => rulesInScope(tx, access.organizationId, null, now));
  return Object.values(rules);
}
