import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { loadRuleBook } from "#server/measurements/assessment/scope.ts";
import type { RuleFacts } from "#server/measurements/interpretation/contract.ts";

/** The rules in force for the whole organization: those agreed here, and the rule book's defaults for the rest. */
export async function listRuleBook(access: Access<"measurement.read">, now = new Date()): Promise<RuleFacts[]> {
  const rules = await look(access, (tx) =>
    loadRuleBook({ tx, organizationId: access.organizationId, patientId: null }, now),
  );
  return Object.values(rules);
}
