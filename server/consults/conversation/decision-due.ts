import type { Transaction } from "#db/client.ts";
import type { Access } from "#server/access/access.ts";
import { termOf } from "#server/consults/corrections/term-rules.ts";
import { factsOf } from "./inbox-rules.ts";
import { consultOfMessage, readInbox } from "./scope.ts";
import { isUndecided, requestedAt } from "./turn-rules.ts";

/** Until when the request to correct the record, in which this message stands, must be decided; null: it is none, or was decided. */
export async function decisionDueAt(
  access: Access<"consult.receive">,
  tx: Transaction,
  messageId: string,
): Promise<Date | null> {
  const consultId = await consultOfMessage(tx, access, messageId);
  if (consultId === null) return null;
  const inbox = await readInbox(tx, access, [consultId]);
  const consult = inbox.consults.get(consultId);
  return consult && isUndecided(consult) ? termOf(requestedAt(factsOf(inbox, consult))).dueAt : null;
}
