"use client";

import { useTranslations } from "next-intl";
import { PatientLink } from "#components/patients/patient-link.tsx";
import { useBothWords } from "#components/questionnaires/items/both-words.ts";
import { attentionMark, stateMarks } from "#components/questionnaires/items/questionnaire-marks.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { When } from "#components/ui/when.tsx";
import type { TaskRow } from "#server/questionnaires/sending/contract.ts";
import { CancelTask } from "./cancel-task.tsx";

const column = columnsOf<TaskRow>();

type TaskTableProps = {
  rows: TaskRow[];
  next: string | null;
  isFiltered: boolean;
  canSend: boolean;
  /** All rows are of this patient, whose name is already above the table. */
  patientId?: string;
};

/** Which questionnaires were sent to whom, newest first, and the progress of each. */
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
      columns={useTaskColumns(canSend, patientId === undefined ? rows : null)}
      rows={rows}
      rowId={(row) => row.taskId}
      nextCursor={next}
      empty={empty}
    />
  );
}

/** `named`: the rows, where they are of more than one patient. */
function useTaskColumns(canSend: boolean, named: TaskRow[] | null) {
  const words = useTranslations("questionnaires");
  const shown = (named ?? []).map(({ patient }) => patient);
  const names = [
    column({
      id: "patient",
      label: words("sent.patient"),
      isTitle: true,
      cell: (row) => <PatientLink patient={row.patient} shown={shown} />,
    }),
  ];
  return [
    ...(named ? names : []),
    column({
      id: "list",
      label: words("sent.list"),
      ...(named ? {} : { isTitle: true }),
      cell: (row) => row.title,
    }),
    column({
      id: "state",
      label: words("sent.state"),
      cell: (row) => <TaskStanding task={row} />,
    }),
    column({
      id: "result",
      label: words("sent.result"),
      cell: (row) => <TaskResult task={row} />,
    }),
    column({
      id: "when",
      label: words("sent.when"),
      shown: "desk",
      cell: (row) => (
        <>
          <When at={row.sentAt} className="whitespace-nowrap" />
          {row.sentByName ? (
            <span className="block text-ink-soft text-small">{words("sent.by", { name: row.sentByName })}</span>
          ) : null}
          {isOpen(row) ? (
            <span className="block text-ink-soft text-small">
              {words.rich("sent.until", { when: () => <When at={row.expiresAt} precision="day" /> })}
            </span>
          ) : null}
        </>
      ),
    }),
    column({
      id: "act",
      label: "",
      cell: (row) => (canSend && isOpen(row) ? <CancelTask task={row} shown={shown} /> : null),
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

/** The result, as a link to the answers. */
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
