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

/** Log lines: when, who, what, on whose behalf, where. A dialog shows the rest. */
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
    column({
      id: "occurredAt",
      label: words("columns.when"),
      cell: (row) => <When at={row.occurredAt} className="whitespace-nowrap" />,
    }),
    column({
      id: "actorName",
      label: words("columns.who"),
      cell: (row) => <WhoActed line={row} />,
    }),
    column({
      id: "event",
      label: words("columns.what"),
      isTitle: true,
      cell: (row) => <WhatHappened line={row} onOpen={onOpen} />,
    }),
    column({
      id: "responsibleName",
      label: words("columns.behalf"),
      shown: "desk",
      cell: (row) => row.responsibleName ?? row.responsibleId ?? words("table.self"),
    }),
    column({
      id: "clientAddress",
      label: words("columns.where"),
      shown: "desk",
      cell: (row) => row.clientAddress ?? row.source,
    }),
  ];
}

/** The name stored in the log, or the kind of actor if it was not a person. */
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
