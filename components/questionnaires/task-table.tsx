"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { When } from "#components/ui/when.tsx";
import type { TaskRow } from "#server/questionnaires/contract.ts";
import { useBothWords } from "./both-words.ts";
import { CancelTask } from "./cancel-task.tsx";
import { attentionMark, stateMarks } from "./questionnaire-marks.ts";

const column = columnsOf<TaskRow>();

type TaskTableProps = {
  rows: TaskRow[];
  next: string | null;
  isFiltered: boolean;
  canSend: boolean;
  /** Everything is of this patient: his name stands above the table already. */
  patientId?: string;
};

/** What was sent to whom, newest first, and how far each patient is. */
export function TaskTable({ rows, next, isFiltered, canSend, patientId }: TaskTableProps) {
  const words = useTranslations("questionnaires.sent");
  const empty = isFiltered ? (
    <EmptyState title={words("empty-filtered")} kind="missing">
      {words("empty-filtered-body")}
    </EmptyState>
  ) : (
    <EmptyState
      title={words("empty")}
      actions={
        <LinkButton href={patientId ? `/questionnaires/send?patient=${patientId}` : "/questionnaires/send"}>
          {words("send")}
        </LinkButton>
      }
    >
      {words(patientId ? "empty-patient" : "empty-body")}
    </EmptyState>
  );
  return (
    <DataTable
      label={words("table")}
      columns={useTaskColumns(canSend, patientId === undefined)}
      rows={rows}
      rowId={(row) => row.taskId}
      nextCursor={next}
      empty={empty}
    />
  );
}

function useTaskColumns(canSend: boolean, hasNames: boolean) {
  const words = useTranslations("questionnaires");
  const names = [
    column.display({
      id: "patient",
      meta: { label: words("sent.patient"), isTitle: true },
      cell: ({ row: { original } }) => (
        <TextLink href={`/patients/${original.patient.patientId}`} data-walk>
          {original.patient.fullName}
        </TextLink>
      ),
    }),
  ];
  return [
    ...(hasNames ? names : []),
    column.display({
      id: "list",
      meta: { label: words("sent.list"), ...(hasNames ? {} : { isTitle: true }) },
      cell: ({ row }) => row.original.title,
    }),
    column.display({
      id: "state",
      meta: { label: words("sent.state") },
      cell: ({ row }) => <TaskStanding task={row.original} />,
    }),
    column.display({
      id: "result",
      meta: { label: words("sent.result") },
      cell: ({ row }) => <TaskResult task={row.original} />,
    }),
    column.display({
      id: "when",
      meta: { label: words("sent.when"), shown: "desk" },
      cell: ({ row: { original } }) => (
        <>
          <When at={original.sentAt} className="whitespace-nowrap" />
          {original.sentByName ? (
            <span className="block text-ink-soft text-small">{words("sent.by", { name: original.sentByName })}</span>
          ) : null}
          {isOpen(original) ? (
            <span className="block text-ink-soft text-small">
              {words.rich("sent.until", { when: () => <When at={original.expiresAt} precision="day" /> })}
            </span>
          ) : null}
        </>
      ),
    }),
    column.display({
      id: "act",
      meta: { label: "" },
      cell: ({ row }) => (canSend && isOpen(row.original) ? <CancelTask task={row.original} /> : null),
    }),
  ];
}

function TaskStanding({ task }: { task: TaskRow }) {
  const words = useTranslations("questionnaires");
  const more = [
    task.remindedCount > 0 && isOpen(task) ? words("sent.reminded", { count: task.remindedCount }) : null,
    task.seriesId ? words("sent.series") : null,
    task.stateReason,
  ].filter(Boolean);
  return (
    <>
      <Badge state={stateMarks[task.state]}>{words(`state.${task.state}`)}</Badge>
      {more.length > 0 ? <span className="block pt-0.5 text-ink-soft text-small">{more.join(" · ")}</span> : null}
    </>
  );
}

/** The outcome, which leads to the answers. */
function TaskResult({ task }: { task: TaskRow }) {
  const words = useTranslations("questionnaires.sent");
  const bothWords = useBothWords();
  const format = useFormat();
  const { response } = task;
  if (!response) return <span className="text-ink-faint">–</span>;
  const score = response.score === null ? null : format.number(response.score);
  const result = [score, response.band ? bothWords(response.band) : null].filter(Boolean).join(", ");
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {result ? <Badge state={attentionMark(response.attention)}>{result}</Badge> : null}
      <TextLink href={`/questionnaires/responses/${response.responseId}`}>{words("open-answers")}</TextLink>
    </span>
  );
}

function isOpen(task: TaskRow): boolean {
  return task.state === "sent" || task.state === "opened";
}
