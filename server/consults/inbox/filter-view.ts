import type { PendingQuery, Row, TransactionSql } from "postgres";
import type { InboxView } from "#db/terms/consults.ts";
import { sendGraceMs } from "#server/consults/conversation/turn-rules.ts";
import type { Viewer } from "./scope.ts";

type Fragment = PendingQuery<Row[]>;

// `viewOf` in server/consults/conversation/turn-rules.ts, as conditions on the columns that the rules left: a test compares the two.

/** Put aside: until then, unless a promise that ran when it was put aside has passed. */
function isAsleep(raw: TransactionSql, now: string): Fragment {
  return raw`(c.snoozed_at is not null and (c.snoozed_until is null or c.snoozed_until > ${now}::timestamptz)
    and not (c.due_at is not null and c.snoozed_at <= c.due_at and c.due_at < ${now}::timestamptz))`;
}

/** What stands ready should have gone out by now. */
function isStuck(raw: TransactionSql, now: string): Fragment {
  return raw`(c.send_at is not null and c.send_at < ${now}::timestamptz - ${`${sendGraceMs} milliseconds`}::interval)`;
}

/** An answer goes out by itself, unless a promise that ran when it was planned has passed. */
function isReady(raw: TransactionSql, now: string): Fragment {
  return raw`(c.send_at is not null and not ${isStuck(raw, now)}
    and not (c.due_at is not null and c.planned_at <= c.due_at and c.due_at < ${now}::timestamptz))`;
}

/** The practice has the turn: it had, what was put aside woke, or what was to go out did not. */
function isOurs(raw: TransactionSql, now: string): Fragment {
  return raw`(c.turn = 'practice' or c.snoozed_at is not null or ${isStuck(raw, now)})`;
}

const isOpen = (raw: TransactionSql) => raw`c.closed_at is null and c.merged_into is null`;

/** It waits for the practice, whoever's it is, and no answer stands ready. */
export function waitsForUs(raw: TransactionSql, { now }: Viewer): Fragment {
  const moment = now.toISOString();
  return raw`${isOpen(raw)} and not ${isAsleep(raw, moment)} and ${isOurs(raw, moment)} and not ${isReady(raw, moment)}`;
}

/** A colleague asks this person, or whoever may, to approve a text of which approval did not lapse (`standingOf`, ../approval/standing-rules.ts). */
function isToApprove(raw: TransactionSql, { personId, organizationId, mayApprove }: Viewer): Fragment {
  return raw`(${mayApprove}::boolean and exists (select from consult_approval x where x.organization_id = ${organizationId}
    and x.consult_id = c.consult_id and x.message_id is null and x.state = 'asked' and x.asked_by <> ${personId}
    and (x.asked_of is null or x.asked_of = ${personId}) and x.written_to = c.patient_id
    and x.saw_last is not distinct from c.last_said_id))`;
}

/** The condition under which a row of `consult c` stands in this view for this person. */
export function filterView(raw: TransactionSql, view: InboxView, viewer: Viewer): Fragment {
  const { personId, now } = viewer;
  const moment = now.toISOString();
  const [asleep, ours, ready] = [isAsleep(raw, moment), isOurs(raw, moment), isReady(raw, moment)];
  const awake = raw`${isOpen(raw)} and not ${asleep}`;
  switch (view) {
    case "to-approve":
      return raw`${isOpen(raw)} and ${isToApprove(raw, viewer)}`;
    case "to-take-over":
      return raw`c.is_to_take_over`;
    case "closed":
      return raw`c.closed_at is not null and c.merged_into is null`;
    case "later":
      return raw`${isOpen(raw)} and (${asleep} or (${ours} and ${ready}))`;
    case "waiting-for-patient":
      return raw`${awake} and not ${ours}`;
    case "unassigned":
      return raw`${awake} and ${ours} and not ${ready} and c.assignee_id is null`;
    case "mine":
      return raw`${awake} and ${ours} and not ${ready} and c.assignee_id = ${personId}`;
    case "team":
      return raw`${awake} and ${ours} and not ${ready} and c.assignee_id <> ${personId}`;
  }
}
