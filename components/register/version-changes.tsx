"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { MarkState } from "#components/ui/mark.tsx";
import type { VersionChange } from "#server/register/versions/contract.ts";

const changeMarks: Record<VersionChange["kind"], MarkState> = { added: "open", removed: "look", changed: "note" };

const column = columnsOf<VersionChange>();

/** What a version changed, row by row: the provider, the part, the old and the new value. */
export function VersionChanges({ changes, isFirst }: { changes: VersionChange[]; isFirst: boolean }) {
  const words = useTranslations("register.version");
  return (
    <DataTable
      label={words("changes")}
      columns={useChangeColumns()}
      rows={changes}
      rowId={({ kind, noun, name, part }) => `${kind} ${noun} ${name} ${part}`}
      empty={<EmptyState kind="done" title={words(isFirst ? "first" : "none")} />}
    />
  );
}

function useChangeColumns() {
  const words = useTranslations("register");
  return [
    column({
      id: "name",
      label: words("version.name"),
      isTitle: true,
      cell: (row) => <ListedName name={row.name} />,
    }),
    column({
      id: "what",
      label: words("version.what"),
      cell: (row) => (
        <Badge state={changeMarks[row.kind]}>
          {words(`noun.${row.noun}`)} {words(`change.${row.kind}`)}
        </Badge>
      ),
    }),
    column({
      id: "part",
      label: words("version.part"),
      cell: (row) => <span className="break-words text-small">{row.part || "–"}</span>,
    }),
    column({
      id: "before",
      label: words("version.before"),
      shown: "desk",
      cell: (row) => <Values values={row.before} others={row.after} />,
    }),
    column({
      id: "after",
      label: words("version.after"),
      shown: "desk",
      cell: (row) => <Values values={row.after} others={row.before} />,
    }),
  ];
}

/** Allows a long name to wrap before "@" or ".". */
function ListedName({ name }: { name: string }) {
  const [first, ...rest] = name.split(/(?=@|\.)/);
  return (
    <span className="break-words">
      {first}
      {rest.map((part) => (
        <span key={part}>
          <wbr />
          {part}
        </span>
      ))}
    </span>
  );
}

/** Only the values that differ. */
function Values({ values, others }: { values: Record<string, string>; others: Record<string, string> }) {
  const different = Object.entries(values).filter(([name, value]) => others[name] !== value);
  if (different.length === 0) return "–";
  return (
    <ul className="text-small">
      {different.map(([name, value]) => (
        <li key={name} className="break-all">
          {String(value)}
        </li>
      ))}
    </ul>
  );
}
