"use client";

import { useTranslations } from "next-intl";
import { useAction } from "#components/api/use-action.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Tag } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { When } from "#components/ui/when.tsx";
import type { ListedSession } from "#server/people/sessions/contract.ts";
import { describeAgent } from "./describe-agent.ts";

type SessionTableProps = {
  sessions: ListedSession[];
  /** Ends a session; without it the list is read-only. */
  end?: (sessionId: string) => Promise<unknown>;
  /** All sessions are the reader's, so names are left out. */
  isOwn?: boolean;
};

const column = columnsOf<ListedSession>();

/** Active sessions: who, and in which browser. */
export function SessionTable({ sessions, end, isOwn }: SessionTableProps) {
  const words = useTranslations("people.sessions");
  const columns = [
    ...(isOwn
      ? []
      : [
          column({
            id: "name",
            label: words("columns.name"),
            isTitle: true,
            cell: (row) => row.name,
          }),
        ]),
    column({
      id: "where",
      label: words("columns.where"),
      isTitle: isOwn ?? false,
      cell: (row) => <Where session={row} />,
    }),
    column({
      id: "since",
      label: words("columns.since"),
      shown: "desk",
      cell: (row) => <When at={row.createdAt} />,
    }),
    column({
      id: "lastActive",
      label: words("columns.lastActive"),
      cell: (row) => <When at={row.lastActiveAt} />,
    }),
    ...(end
      ? [
          column({
            id: "actions",
            label: words("columns.actions"),
            align: "end",
            cell: (row) => (row.isThis ? null : <EndSession session={row} end={end} />),
          }),
        ]
      : []),
  ];
  return (
    <DataTable
      label={words("title")}
      columns={columns}
      rows={sessions}
      rowId={(session) => session.sessionId}
      empty={<EmptyState title={words("none")} />}
    />
  );
}

function useWhere(session: ListedSession): string {
  const words = useTranslations("people.sessions");
  const agent = describeAgent(session.clientAgent);
  return agent ? words("on", agent) : words("unknownPlace");
}

function Where({ session }: { session: ListedSession }) {
  const words = useTranslations("people.sessions");
  const where = useWhere(session);
  return (
    <>
      <span className="flex flex-wrap items-center gap-1.5">
        {where}
        {session.isThis ? <Tag>{words("this")}</Tag> : null}
      </span>
      <span className="block font-normal text-ink-soft text-small">
        {[session.clientAddress, words(`methods.${session.method}`)].filter(Boolean).join(" · ")}
      </span>
    </>
  );
}

function EndSession({ session, end }: { session: ListedSession; end: (sessionId: string) => Promise<unknown> }) {
  const words = useTranslations("people.sessions");
  const where = useWhere(session);
  const { run, isPending } = useAction();
  return (
    <Button
      size="small"
      isPending={isPending}
      aria-label={`${words("end")}: ${session.name}, ${where}`}
      onPress={() => run(() => end(session.sessionId), { done: words("ended") })}
    >
      {words("end")}
    </Button>
  );
}
