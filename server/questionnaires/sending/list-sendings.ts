import type { TaskState } from "#db/terms/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { SendingSummary } from "./contract.ts";
import { shownState } from "./rules.ts";

/** Maximum number of bulk sends shown, and how far back they are looked up. */
const sendingsMax = 8;
const lookBackDays = 60;

type Row = {
  sending_id: string;
  questionnaire_id: string;
  title: string;
  sent_at: string;
  state: TaskState;
  is_opened: boolean;
  count: number;
};

/** Questionnaires sent to several patients at once, newest first, with the number of responses. Contains no names. */
export function listSendings(access: Access<"questionnaire.list">): Promise<SendingSummary[]> {
  return look(access, async (_, raw) => {
    const rows = await raw<Row[]>`
      with recent as (
        select sending_id, questionnaire_id, max(sent_at) as sent_at from questionnaire_task
        where organization_id = ${access.organizationId} and sent_at > now() - make_interval(days => ${lookBackDays})
        group by sending_id, questionnaire_id having count(*) > 1
        order by max(sent_at) desc limit ${sendingsMax})
      select r.sending_id, r.questionnaire_id, q.title, r.sent_at, t.state, t.opened_at is not null as is_opened,
        count(*)::int as count
      from recent r
      join questionnaire_task t on t.organization_id = ${access.organizationId} and t.sending_id = r.sending_id
      join questionnaire q on q.organization_id = ${access.organizationId} and q.questionnaire_id = r.questionnaire_id
      group by 1, 2, 3, 4, 5, 6
      order by r.sent_at desc, r.sending_id`;
    const found = new Map<string, SendingSummary>();
    for (const row of rows) {
      const sending = found.get(row.sending_id) ?? {
        sendingId: row.sending_id,
        questionnaireId: row.questionnaire_id,
        title: row.title,
        sentAt: new Date(row.sent_at),
        counts: {},
      };
      const state = shownState({ state: row.state, openedAt: row.is_opened ? sending.sentAt : null });
      sending.counts[state] = (sending.counts[state] ?? 0) + row.count;
      found.set(row.sending_id, sending);
    }
    return [...found.values()];
  });
}
