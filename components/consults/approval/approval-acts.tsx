"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { takeBack } from "#components/consults/drafts/open-drafts.ts";
import { consultAddress, inboxAddress } from "#components/consults/inbox/consult-address.ts";
import { useWalk } from "#components/consults/inbox/use-walk.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmedAct } from "#components/ui/confirmed-act.tsx";
import type { InboxView } from "#db/terms/consults.ts";
import type { OpenApproval } from "#server/consults/approval/contract.ts";
import { GiveBackDialog } from "./give-back-dialog.tsx";

type ApprovalActsProps = {
  consultId: string;
  view: InboxView;
  approval: OpenApproval;
  /** The reader may approve, and did not ask it. */
  isApprover: boolean;
  lastMessageId: string | null;
};

/**
 * Approves a text, changes it first, or gives it back with a question; who may not approve goes on writing in it. What is changed goes to where
 * answers are written, and is sent from there in the place of this text.
 */
export function ApprovalActs({ consultId, view, approval, isApprover, lastMessageId }: ApprovalActsProps) {
  const words = useTranslations("consults.approval");
  const { next } = useWalk(view, consultId);
  const { run, isPending } = useAction();
  const [isAsking, setIsAsking] = useState(false);
  const { approvalId, body, effect, standing, askedByName } = approval;
  const canApprove = isApprover && standing === "waits";
  const onwards = next ? consultAddress(next, view) : inboxAddress(view);
  const approve = () => {
    if (!canApprove || isPending) return;
    run(() => api.consults.approve.mutate({ approvalIds: [approvalId] }), {
      done: words("approved"),
      goTo: () => onwards,
    });
  };
  const write = () => takeBack(consultId, { body, effect, sawLast: lastMessageId, refers: null, replaces: approvalId });
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    // A button that has the focus would be pressed too.
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) approve();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not lay out as a row everywhere */}
      <div
        role="group"
        aria-label={words("acts")}
        onKeyDownCapture={canApprove ? press : undefined}
        className="flex flex-wrap justify-end gap-2 pt-2 print:hidden"
      >
        {canApprove ? (
          <Button look="primary" size="small" isPending={isPending} onPress={approve} aria-keyshortcuts="Control+Enter">
            {words("approve")}
          </Button>
        ) : null}
        <Button size="small" isPending={isPending} onPress={write}>
          {words(canApprove ? "changeFirst" : "goOn")}
        </Button>
        {canApprove ? (
          <Button size="small" isPending={isPending} onPress={() => setIsAsking(true)} aria-haspopup="dialog">
            {words("giveBack")}
          </Button>
        ) : (
          <ConfirmedAct
            size="small"
            verb={words("withdraw")}
            title={words("withdrawTitle")}
            keep={words("back")}
            done={words("withdrawn")}
            act={() => api.consults.withdrawApproval.mutate({ approvalId })}
          >
            {words("withdrawBody")}
          </ConfirmedAct>
        )}
      </div>
      {isAsking ? (
        <GiveBackDialog
          approvalId={approvalId}
          writerName={askedByName ?? words("somebody")}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </>
  );
}
