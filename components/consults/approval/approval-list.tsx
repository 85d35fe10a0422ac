"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { RememberOrder } from "#components/consults/inbox/remember-order.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import type { ListedConsult } from "#server/consults/inbox/contract.ts";
import { ApprovalRow } from "./approval-row.tsx";

/** The texts that wait for the reader's approval, each in full: one or several are chosen, and sent at once. */
export function ApprovalList({ rows }: { rows: ListedConsult[] }) {
  const words = useTranslations("consults.approval");
  const { run, isPending } = useAction();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [isAsking, setIsAsking] = useState(false);
  const ids = rows.flatMap(({ approval }) => (approval ? [approval.approvalId] : []));
  // What a colleague sent meanwhile is not on the list any more.
  const chosen = ids.filter((id) => picked.includes(id));
  const count = chosen.length;
  const choose = (id: string, isChosen: boolean) =>
    setPicked(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id));
  const approve = () =>
    run(() => api.consults.approve.mutate({ approvalIds: chosen }), {
      done: ({ sentCount: sent, refusedCount: refused }) => words("sentSome", { sent, refused }),
      onDone: () => {
        setPicked([]);
        setIsAsking(false);
      },
    });
  return (
    <>
      <RememberOrder
        view="to-approve"
        places={rows.map(({ consultId, patient }) => ({ consultId, patientId: patient.patientId }))}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b px-card py-row">
        <Checkbox isSelected={count === ids.length} onChange={(isAll) => setPicked(isAll ? ids : [])}>
          {words("all")}
        </Checkbox>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span aria-live="polite" className="text-ink-soft text-small">
            {count === 0 ? words("none") : words("chosen", { count })}
          </span>
          <Button look="primary" isDisabled={count === 0} onPress={() => setIsAsking(true)} aria-haspopup="dialog">
            {words("approve")}
          </Button>
        </div>
      </div>
      <ol aria-label={words("list")} className="divide-y divide-line">
        {rows.map((consult) => (
          <ApprovalRow
            key={consult.consultId}
            consult={consult}
            shown={rows.map(({ patient }) => patient)}
            chosen={chosen}
            onChoose={choose}
          />
        ))}
      </ol>
      <ConfirmDialog
        isOpen={isAsking && count > 0}
        onClose={() => setIsAsking(false)}
        title={words("confirmTitle", { count })}
        verb={words("approve")}
        keep={words("back")}
        isPending={isPending}
        onConfirm={approve}
      >
        {words("confirmBody", { count })}
      </ConfirmDialog>
    </>
  );
}
