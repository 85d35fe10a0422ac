import type { Transaction } from "#db/client.ts";
import { type Access, grant } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { underAccess } from "#server/audit/record.ts";
import { moveDeadlines } from "#server/consults/deadlines/move-deadlines.ts";
import { queueDeadlines } from "#server/consults/deadlines/queue-deadlines.ts";
import type { TimesChanged } from "#server/opening-hours/scope.ts";
import { openTimesOf } from "./consult-follow-up.ts";

type ChangesTimes<Input, R> = (
  access: Access<"opening-hours.change">,
  tx: Transaction,
  input: Input,
  now: Date,
) => Promise<TimesChanged<R>>;

/**
 * Changes when the practice is open, and moves in the same transaction the deadlines of the consults that wait. The worker moves what is
 * left of a long list, and what came in meanwhile by the old hours.
 */
export function changeTimes<Input, R>(
  access: Access<"opening-hours.change">,
  verb: ChangesTimes<Input, R>,
  input: Input,
  now = new Date(),
): Promise<R> {
  const move = grant(access.actor, "consult.move-deadlines");
  return change(access, async (tx) => {
    const { result, line } = await verb(access, tx, input, now);
    const { lines } = await moveDeadlines(move, tx, openTimesOf(access, now));
    await queueDeadlines(move, tx, new Date());
    return { result, event: [line, ...underAccess(move, lines)] };
  });
}
