"use client";

import { useTranslations } from "next-intl";
import { useAction } from "#components/api/use-action.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Tag } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { When } from "#components/ui/when.tsx";
import type { ListedSession } from "#server/people/contract.ts";
import { describeAgent } from "./describe-agent.ts";

type SessionTableProps = {
  sessions: ListedSession[];
  /** Signs a browser out; without it the list is only to read. */
  end?: (sessionId: string) => Promise<unknown>;
  /** A list of one person's own sessions needs no names. */
  isOwn?: boolean;
};

const column = columnsOf<ListedSession>();

/** Who is signed in where. */
export function SessionTable({ sessions, end, isOwn }: SessionTableProps) {
  const words = useTranslations("people.sessions");
  const columns = [
    ...(isOwn
      ? []
      : [
          column.display({
            id: "name",
            header: words("columns.name"),
            meta: { label: words("columns.name"), isTitle: true },
            cell: ({ row }) => row.original.name,
          }),
        ]),
    column.display({
      id: "where",
      header: words("columns.where"),
      meta: { label: words("columns.where"), isTitle: isOwn ?? false },
      cell: ({ row }) => <Where session={row.original} />,
    }),
    column.display({
      id: "since",
      header: words("columns.since"),
      meta: { label: words("columns.since"), shown: "desk" },
      cell: ({ row }) => <When at={row.original.createdAt} />,
    }),
    column.display({
      id: "lastActive",
      header: words("columns.lastActive"),
      meta: { label: words("columns.lastActive") },
      cell: ({ row }) => <When at={row.original.lastActiveAt} />,
    }),
    ...(end
      ? [
          column.display({
            id: "actions",
            header: () => <span className="sr-only">{words("columns.actions")}</span>,
            meta: { label: words("columns.actions"), align: "end" },
            cell: ({ row }) => (row.original.isThis ? null : <EndSession session={row.original} end={end} />),
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
      aria-label={words("endFor", { name: session.name, where })}
      onPress={() => run(() => end(session.sessionId), { done: words("ended") })}
    >
      {words("end")}
    </Button>
  );
}
