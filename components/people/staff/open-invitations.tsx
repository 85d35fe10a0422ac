"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Tag } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { When } from "#components/ui/when.tsx";
import type { ListedInvitation } from "#server/people/staff/contract.ts";
import { type ArrivedLink, HandedOutLink } from "./handed-out-link.tsx";

const column = columnsOf<ListedInvitation>();

/** Invitations that have not been used yet. */
export function OpenInvitations({ invitations, manages }: { invitations: ListedInvitation[]; manages: boolean }) {
  const words = useTranslations("people.invitations");
  const [arrived, setArrived] = useState<ArrivedLink | null>(null);
  const columns = [
    column({
      id: "name",
      label: words("columns.name"),
      isTitle: true,
      cell: (row) => (
        <>
          {row.name}
          <span className="block break-all font-normal text-ink-soft text-small">{row.email}</span>
        </>
      ),
    }),
    column({
      id: "kind",
      label: words("columns.kind"),
      cell: (row) => (
        <>
          {words(`kinds.${row.kind}`)}
          <span className="block text-ink-soft text-small">
            {row.madeBy ? words("madeBy", { name: row.madeBy }) : words("madeByCommand")}
          </span>
          {row.awaitsConfirmation ? <Tag>{words("awaits")}</Tag> : null}
        </>
      ),
    }),
    column({
      id: "expires",
      label: words("columns.expires"),
      cell: (row) => <When at={row.expiresAt} />,
    }),
    ...(manages
      ? [
          column({
            id: "actions",
            label: words("columns.actions"),
            align: "end",
            cell: (row) => (
              <span className="flex flex-wrap justify-end gap-2">
                {row.isConfirmable ? <Confirm invitation={row} onConfirmed={setArrived} /> : null}
                <Withdraw invitation={row} />
              </span>
            ),
          }),
        ]
      : []),
  ];
  return (
    <>
      <DataTable
        label={words("title")}
        columns={columns}
        rows={invitations}
        rowId={(invitation) => invitation.invitationId}
        empty={null}
      />
      {arrived ? <HandedOutLink arrived={arrived} onClose={() => setArrived(null)} /> : null}
    </>
  );
}

type ConfirmProps = { invitation: ListedInvitation; onConfirmed: (link: ArrivedLink) => void };

/** A second administrator confirms a link that cannot be mailed, and hands it over. */
function Confirm({ invitation: { invitationId, name }, onConfirmed }: ConfirmProps) {
  const words = useTranslations("people.invitations");
  const { run, isPending } = useAction();
  const confirm = () =>
    run(() => api.people.confirmLink.mutate({ invitationId }), { onDone: (link) => onConfirmed({ name, ...link }) });
  return (
    <Button size="small" isPending={isPending} aria-label={`${words("confirm")}: ${name}`} onPress={confirm}>
      {words("confirm")}
    </Button>
  );
}

function Withdraw({ invitation: { invitationId, name } }: { invitation: ListedInvitation }) {
  const words = useTranslations("people.invitations");
  const { run, isPending } = useAction();
  return (
    <Button
      size="small"
      isPending={isPending}
      aria-label={`${words("withdraw")}: ${name}`}
      onPress={() => run(() => api.people.withdrawInvitation.mutate({ invitationId }), { done: words("withdrawn") })}
    >
      {words("withdraw")}
    </Button>
  );
}
