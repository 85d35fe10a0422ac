"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { MarkState } from "#components/ui/mark.tsx";
import type { VersionChange } from "#server/register/contract.ts";

const changeMarks: Record<VersionChange["kind"], MarkState> = { added: "open", removed: "look", changed: "note" };

const column = columnsOf<VersionChange>();

/** What a version changed, line by line: who, which part, what it was and what it became. */
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
    column.display({
      id: "name",
      meta: { label: words("version.name"), isTitle: true },
      cell: ({ row }) => <ListedName name={row.original.name} />,
    }),
    column.display({
      id: "what",
      meta: { label: words("version.what") },
      cell: ({ row: { original } }) => (
        <Badge state={changeMarks[original.kind]}>
          {words(`noun.${original.noun}`)} {words(`change.${original.kind}`)}
        </Badge>
      ),
    }),
    column.display({
      id: "part",
      meta: { label: words("version.part") },
      cell: ({ row }) => <span className="break-words text-small">{row.original.part || "–"}</span>,
    }),
    column.display({
      id: "before",
      meta: { label: words("version.before"), shown: "desk" },
      cell: ({ row }) => <Values values={row.original.before} others={row.original.after} />,
    }),
    column.display({
      id: "after",
      meta: { label: words("version.after"), shown: "desk" },
      cell: ({ row }) => <Values values={row.original.after} others={row.original.before} />,
    }),
  ];
}

/** A name breaks before its end, if it must. */
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

/** Only what differs: the rest of an endpoint says nothing here. */
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
