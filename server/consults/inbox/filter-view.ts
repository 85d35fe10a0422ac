import type { PendingQuery, Row, TransactionSql } from "postgres";
import type { ConsultView } from "#db/terms/consults.ts";

type Fragment = PendingQuery<Row[]>;
type Viewer = { personId: string; now: Date };

// `viewOf` in server/consults/conversation/turn-rules.ts, as conditions on the columns that the rules left: a test compares the two.

/** Put aside: until then, unless a promise that ran when it was put aside has passed. */
function isAsleep(raw: TransactionSql, now: string): Fragment {
  return raw`(c.snoozed_at is not null and (c.snoozed_until is null or c.snoozed_until > ${now}::timestamptz)
    and not (c.due_at is not null and c.snoozed_at <= c.due_at and c.due_at < ${now}::timestamptz))`;
}

/** The practice has the turn: it had, or what was put aside woke. */
function isOurs(raw: TransactionSql): Fragment {
  return raw`(c.turn = 'practice' or c.snoozed_at is not null)`;
}

const isOpen = (raw: TransactionSql) => raw`c.closed_at is null and c.merged_into is null`;

/** It waits for the practice, whoever's it is. */
export function waitsForUs(raw: TransactionSql, { now }: Viewer): Fragment {
  return raw`${isOpen(raw)} and not ${isAsleep(raw, now.toISOString())} and ${isOurs(raw)}`;
}

/** The condition under which a row of `consult c` stands in this view for this person. */
export function filterView(raw: TransactionSql, view: ConsultView, { personId, now }: Viewer): Fragment {
  const asleep = isAsleep(raw, now.toISOString());
  const awake = raw`${isOpen(raw)} and not ${asleep}`;
  switch (view) {
    case "closed":
      return raw`c.closed_at is not null and c.merged_into is null`;
    case "later":
      return raw`${isOpen(raw)} and ${asleep}`;
    case "waiting-for-patient":
      return raw`${awake} and not ${isOurs(raw)}`;
    case "unassigned":
      return raw`${awake} and ${isOurs(raw)} and c.assignee_id is null`;
    case "mine":
      return raw`${awake} and ${isOurs(raw)} and c.assignee_id = ${personId}`;
    case "team":
      return raw`${awake} and ${isOurs(raw)} and c.assignee_id <> ${personId}`;
  }
}
