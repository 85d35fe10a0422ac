"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { When } from "#components/ui/when.tsx";
import type { AuditRow } from "#server/audit/contract.ts";
import { useEventWords } from "./audit-event-words.ts";
import { AuditLineDialog } from "./audit-line-dialog.tsx";

const column = columnsOf<AuditRow>();

/** Lines of the log: when, who, what, on whose behalf, where. The rest of a line opens on demand. */
export function AuditTable({ rows, nextBefore }: { rows: AuditRow[]; nextBefore: string | null }) {
  const words = useTranslations("audit");
  const [opened, setOpened] = useState<AuditRow | null>(null);
  const columns = useAuditColumns(setOpened);
  return (
    <>
      <DataTable
        label={words("table.label")}
        columns={columns}
        rows={rows}
        rowId={(row) => row.eventId}
        nextCursor={nextBefore}
        empty={
          <EmptyState kind="missing" title={words("table.none")}>
            {words("table.noneBody")}
          </EmptyState>
        }
      />
      {opened ? <AuditLineDialog line={opened} onClose={() => setOpened(null)} /> : null}
    </>
  );
}

function useAuditColumns(onOpen: (row: AuditRow) => void) {
  const words = useTranslations("audit");
  return [
    column.display({
      id: "occurredAt",
      meta: { label: words("columns.when") },
      cell: ({ row }) => <When at={row.original.occurredAt} className="whitespace-nowrap" />,
    }),
    column.display({
      id: "actorName",
      meta: { label: words("columns.who") },
      cell: ({ row }) => <WhoActed line={row.original} />,
    }),
    column.display({
      id: "event",
      meta: { label: words("columns.what"), isTitle: true },
      cell: ({ row }) => <WhatHappened line={row.original} onOpen={onOpen} />,
    }),
    column.display({
      id: "responsibleName",
      meta: { label: words("columns.behalf"), shown: "desk" },
      cell: ({ row }) => row.original.responsibleName ?? row.original.responsibleId ?? words("table.self"),
    }),
    column.display({
      id: "clientAddress",
      meta: { label: words("columns.where"), shown: "desk" },
      cell: ({ row }) => row.original.clientAddress ?? row.original.source,
    }),
  ];
}

/** The name as the log keeps it, or what acted when it was no person. */
function WhoActed({ line }: { line: AuditRow }) {
  const words = useTranslations("audit.actors");
  switch (line.actorKind) {
    case "system":
      return words("system");
    case "anonymous":
      return words("anonymous");
    default:
      return line.actorName;
  }
}

function WhatHappened({ line, onOpen }: { line: AuditRow; onOpen: (row: AuditRow) => void }) {
  const words = useTranslations("audit.table");
  const what = useEventWords()(line.event);
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <button
        type="button"
        data-walk
        onClick={() => onOpen(line)}
        aria-label={words("open", { what, who: line.actorName })}
        className="rounded-mark text-left underline decoration-line underline-offset-4 hover:decoration-ink"
      >
        {what}
      </button>
      {line.outcome === "failure" ? <Badge state="look">{words("failed")}</Badge> : null}
      {line.emergency ? <Badge state="now">{words("emergency")}</Badge> : null}
    </span>
  );
}
