"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { MarkState } from "#components/ui/mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { When } from "#components/ui/when.tsx";
import type { VersionState } from "#db/terms/register.ts";
import type { ListVersion } from "#server/register/contract.ts";
import { useChangeWords } from "./count-words.ts";
import { useFindingWords } from "./finding-words.ts";

const versionMarks: Record<VersionState, MarkState> = {
  current: "fine",
  superseded: "note",
  held: "now",
  discarded: "note",
  refused: "look",
};

const column = columnsOf<ListVersion>();

/** Everything that came in, newest first, with what became of it. */
export function VersionTable({ versions, next }: { versions: ListVersion[]; next: string | null }) {
  const words = useTranslations("register.versions");
  return (
    <DataTable
      label={words("title")}
      columns={useVersionColumns()}
      rows={versions}
      rowId={(version) => version.versionId}
      nextCursor={next}
      empty={<EmptyState title={words("title")}>{words("empty")}</EmptyState>}
    />
  );
}

function useVersionColumns() {
  const words = useTranslations("register");
  return [
    column.display({
      id: "list",
      meta: { label: words("versions.list"), isTitle: true },
      cell: ({ row: { original } }) => (
        <TextLink href={`/register/${original.versionId}`} data-walk>
          {original.list
            ? `${words(`list.${original.list}.name`)}${original.serial === null ? "" : ` ${original.serial}`}`
            : original.sourceName}
        </TextLink>
      ),
    }),
    column.display({
      id: "when",
      meta: { label: words("versions.when") },
      cell: ({ row }) => <When at={row.original.importedAt} className="whitespace-nowrap" />,
    }),
    column.display({
      id: "state",
      meta: { label: words("versions.state") },
      cell: ({ row: { original } }) => (
        <Badge state={versionMarks[original.state]}>{words(`state.${original.state}`)}</Badge>
      ),
    }),
    column.display({
      id: "changes",
      meta: { label: words("versions.changes") },
      cell: ({ row }) => <ChangeSummary version={row.original} />,
    }),
    column.display({
      id: "source",
      meta: { label: words("versions.source"), shown: "desk" },
      cell: ({ row }) => words(`source.${row.original.source}`),
    }),
  ];
}

function ChangeSummary({ version }: { version: ListVersion }) {
  const words = useTranslations("register.versions");
  const changeWords = useChangeWords();
  const findingWords = useFindingWords();
  if (version.finding && version.state !== "current")
    return <span className="text-small">{findingWords(version.finding)}</span>;
  const lines = changeWords(version.changes);
  if (lines.length === 0) return <span className="text-ink-soft text-small">{words("nothing")}</span>;
  return (
    <ul className="text-small">
      {lines.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
