import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { ConnectionStatus } from "./contract.ts";
import { loadFacts } from "./scope.ts";
import { statusFrom } from "./status-rules.ts";

/** What the register says about the organization now. */
export async function getStatus(access: Access<"connection.read">, now = new Date()): Promise<ConnectionStatus> {
  return statusFrom(await look(access, (tx) => loadFacts(tx, access.organizationId, now)), now);
}
