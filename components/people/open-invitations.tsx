"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { columnsOf } from "#components/table/table-columns.ts";
import { Button } from "#components/ui/button.tsx";
import { When } from "#components/ui/when.tsx";
import type { ListedInvitation } from "#server/people/contract.ts";

const column = columnsOf<ListedInvitation>();

/** Links that were handed out and not used yet. */
export function OpenInvitations({ invitations }: { invitations: ListedInvitation[] }) {
  const words = useTranslations("people.invitations");
  const columns = [
    column.display({
      id: "name",
      header: words("columns.name"),
      meta: { label: words("columns.name"), isTitle: true },
      cell: ({ row: { original } }) => (
        <>
          {original.name}
          <span className="block break-all font-normal text-ink-soft text-small">{original.email}</span>
        </>
      ),
    }),
    column.display({
      id: "kind",
      header: words("columns.kind"),
      meta: { label: words("columns.kind") },
      cell: ({ row }) => words(`kinds.${row.original.kind}`),
    }),
    column.display({
      id: "expires",
      header: words("columns.expires"),
      meta: { label: words("columns.expires") },
      cell: ({ row }) => <When at={row.original.expiresAt} />,
    }),
    column.display({
      id: "actions",
      header: () => <span className="sr-only">{words("columns.actions")}</span>,
      meta: { label: words("columns.actions"), align: "end" },
      cell: ({ row }) => <Withdraw invitation={row.original} />,
    }),
  ];
  return (
    <DataTable
      label={words("title")}
      columns={columns}
      rows={invitations}
      rowId={(invitation) => invitation.invitationId}
      empty={null}
    />
  );
}

function Withdraw({ invitation: { invitationId, name } }: { invitation: ListedInvitation }) {
  const words = useTranslations("people.invitations");
  const { run, isPending } = useAction();
  return (
    <Button
      size="small"
      isPending={isPending}
      aria-label={words("withdrawFor", { name })}
      onPress={() => run(() => api.people.withdrawInvitation.mutate({ invitationId }), { done: words("withdrawn") })}
    >
      {words("withdraw")}
    </Button>
  );
}
