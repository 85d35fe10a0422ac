"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Tag } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { ListedPerson } from "#server/people/staff/contract.ts";
import { type OwnPlaceFacts, PersonActions } from "./person-actions.tsx";

type PeopleTableProps = {
  people: ListedPerson[];
  place: OwnPlaceFacts;
  ownPersonId: string;
  /** Whether the reader may make changes. */
  manages: boolean;
};

const column = columnsOf<ListedPerson>();

/** Everybody who works here. */
export function PeopleTable({ people, place, ownPersonId, manages }: PeopleTableProps) {
  const words = useTranslations("people.list");
  const columns = [
    column({
      id: "name",
      label: words("columns.name"),
      isTitle: true,
      cell: (row) => <PersonName person={row} isReader={row.personId === ownPersonId} />,
    }),
    column({
      id: "roles",
      label: words("columns.roles"),
      cell: (row) => <RoleTags person={row} />,
    }),
    column({
      id: "secondFactor",
      label: words("columns.secondFactor"),
      shown: "desk",
      cell: (row) => <SecondFactorState person={row} />,
    }),
    column({
      id: "lastActive",
      label: words("columns.lastActive"),
      cell: (row) => <LastActive person={row} />,
    }),
    ...(manages
      ? [
          column({
            id: "actions",
            label: words("columns.actions"),
            align: "end",
            cell: (row) => <PersonActions person={row} place={place} />,
          }),
        ]
      : []),
  ];
  return (
    <DataTable
      label={words("people")}
      columns={columns}
      rows={people}
      rowId={(person) => person.personId}
      empty={<EmptyState title={words("empty")} />}
    />
  );
}

function PersonName({ person, isReader }: { person: ListedPerson; isReader: boolean }) {
  const words = useTranslations("people.list");
  return (
    <>
      <span>
        {person.name}
        {isReader ? <span className="font-normal text-ink-soft"> ({words("you")})</span> : null}
      </span>
      <span className="block break-all font-normal text-ink-soft text-small">{person.email}</span>
    </>
  );
}

function RoleTags({ person }: { person: ListedPerson }) {
  const words = useTranslations("shell.roles");
  return (
    <span className="flex flex-wrap gap-1">
      {person.roles.map((role) => (
        <Tag key={role}>{words(role)}</Tag>
      ))}
    </span>
  );
}

function SecondFactorState({ person }: { person: ListedPerson }) {
  const words = useTranslations("people.list");
  const isElsewhere = !person.hasSecondFactor && person.signsInWith.includes("oidc");
  const said = person.hasSecondFactor ? "secondFactorOn" : isElsewhere ? "secondFactorOidc" : "secondFactorOff";
  return (
    <span className="flex items-center gap-1.5">
      <Mark state={person.hasSecondFactor || isElsewhere ? "fine" : "open"} />
      {words(said)}
    </span>
  );
}

function LastActive({ person }: { person: ListedPerson }) {
  const words = useTranslations("people.list");
  if (!person.lastActiveAt) return <span className="text-ink-soft">{words("never")}</span>;
  return <When at={person.lastActiveAt} />;
}
