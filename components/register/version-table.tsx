"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { MarkState } from "#components/ui/mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { When } from "#components/ui/when.tsx";
import { type VersionState, wasInForce } from "#db/terms/register.ts";
import type { ListVersion } from "#server/register/versions/contract.ts";
import { useChangeWords } from "./count-words.ts";
import { useFindingWords } from "./finding-words.ts";

const versionMarks: Record<VersionState, MarkState> = {
  current: "fine",
  superseded: "note",
  withdrawn: "note",
  held: "now",
  overtaken: "note",
  discarded: "note",
  refused: "look",
};

const column = columnsOf<ListVersion>();

/** Every version received, newest first, with its outcome. */
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
    column({
      id: "list",
      label: words("versions.list"),
      isTitle: true,
      cell: (row) => (
        <TextLink href={`/register/${row.versionId}`} data-walk>
          {row.list
            ? `${words(`list.${row.list}.name`)}${row.serial === null ? "" : ` ${row.serial}`}`
            : row.sourceName}
        </TextLink>
      ),
    }),
    column({
      id: "when",
      label: words("versions.when"),
      cell: (row) => <When at={row.importedAt} className="whitespace-nowrap" />,
    }),
    column({
      id: "state",
      label: words("versions.state"),
      cell: (row) => <Badge state={versionMarks[row.state]}>{words(`state.${row.state}`)}</Badge>,
    }),
    column({
      id: "changes",
      label: words("versions.changes"),
      cell: (row) => <ChangeSummary version={row} />,
    }),
    column({
      id: "source",
      label: words("versions.source"),
      shown: "desk",
      cell: (row) => words(`source.${row.source}`),
    }),
  ];
}

function ChangeSummary({ version }: { version: ListVersion }) {
  const words = useTranslations("register.versions");
  const changeWords = useChangeWords();
  const findingWords = useFindingWords();
  if (version.finding && !wasInForce(version.state))
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
