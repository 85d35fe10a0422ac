import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { ConnectionStatus } from "./contract.ts";
import { factsInScope } from "./scope.ts";
import { statusFrom } from "./status.ts";

/** What the register says of the own organization now, in terms that a screen can put in plain words. */
export async function getStatus(access: Access<"connection.read">, now = new Date()): Promise<ConnectionStatus> {
  return statusFrom(await look(access, (tx) => factsInScope(tx, access.organizationId, now)), now);
}
