"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { DecideDialog, type DecisionDraft } from "#components/consults/corrections/decide-dialog.tsx";
import { useSingleKeys } from "#components/layout/single-keys.ts";
import type { Colleague } from "#components/tasks/task-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { KeyCap } from "#components/ui/key-cap.tsx";
import type { Conversation } from "#server/consults/conversation/conversation-contract.ts";
import { AssignDialog } from "./assign-dialog.tsx";
import { CloseDialog } from "./close-dialog.tsx";
import { SnoozeDialog } from "./snooze-dialog.tsx";
import { UrgentDialog } from "./urgent-dialog.tsx";

type ConsultActsProps = {
  consult: Pick<
    Conversation,
    "consultId" | "patientId" | "assignee" | "closed" | "urgent" | "undecidedSince" | "lastMessageId"
  >;
  /** Something was written to the patient, so it can be closed as answered. */
  isWrittenTo: boolean;
  readerId: string;
  colleagues: Colleague[];
  /** The first working day after today, as the default day on which it comes back; and the first day that can be chosen. */
  dueOn: string;
  tomorrow: string;
};

/** Takes the consult, gives it to a colleague, puts it aside, makes it urgent, closes it or opens it again. The patient is written nothing. */
export function ConsultActs({ consult, isWrittenTo, readerId, colleagues, dueOn, tomorrow }: ConsultActsProps) {
  const words = useTranslations("consults.acts");
  const { run, isPending } = useAction();
  const [opened, setOpened] = useState<"assign" | "snooze" | "urgent" | "close" | null>(null);
  const [draft, setDraft] = useState<DecisionDraft>({ decision: null, reason: "" });
  const { consultId, patientId, assignee, closed, urgent, undecidedSince, lastMessageId } = consult;
  const isMine = assignee?.personId === readerId;
  const take = () => {
    if (isPending) return;
    run(() => api.consults.assign.mutate({ consultId, personId: readerId }), { done: words("taken") });
  };
  useSingleKeys({}, isMine || closed ? {} : { a: take });
  if (closed) {
    return (
      <Button
        size="small"
        isPending={isPending}
        onPress={() => run(() => api.consults.reopen.mutate({ consultId }), { done: words("reopened") })}
      >
        {words("reopen")}
      </Button>
    );
  }
  const close = () => setOpened(null);
  const calm = () =>
    run(() => api.consults.setUrgency.mutate({ consultId, reason: null }), { done: words("isNotUrgent") });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not lay out as a row everywhere
    <div role="group" aria-label={words("label")} className="flex flex-wrap gap-2 print:hidden">
      {isMine ? null : (
        <Button size="small" isPending={isPending} onPress={take} aria-keyshortcuts="a">
          <span className="contents max-desk:hidden">
            <KeyCap>a</KeyCap>
          </span>
          {words("take")}
        </Button>
      )}
      <Button size="small" onPress={() => setOpened("assign")}>
        {words("assign")}
      </Button>
      <Button size="small" onPress={() => setOpened("snooze")}>
        {words("snooze")}
      </Button>
      {urgent ? (
        <Button size="small" isPending={isPending} onPress={calm}>
          {words("notUrgent")}
        </Button>
      ) : (
        <Button size="small" onPress={() => setOpened("urgent")}>
          {words("urgent")}
        </Button>
      )}
      <Button size="small" onPress={() => setOpened("close")}>
        {words(undecidedSince ? "decide" : "close")}
      </Button>
      {opened === "assign" ? (
        <AssignDialog consultId={consultId} assignee={assignee} colleagues={colleagues} onClose={close} />
      ) : null}
      {opened === "snooze" ? (
        <SnoozeDialog consultId={consultId} dueOn={dueOn} tomorrow={tomorrow} onClose={close} />
      ) : null}
      {opened === "urgent" ? <UrgentDialog consultId={consultId} onClose={close} /> : null}
      {opened === "close" && undecidedSince ? (
        <DecideDialog
          consultId={consultId}
          patientId={patientId}
          askedAt={undecidedSince}
          lastMessageId={lastMessageId}
          draft={draft}
          onChange={setDraft}
          onClose={close}
        />
      ) : null}
      {opened === "close" && !undecidedSince ? (
        <CloseDialog consultId={consultId} patientId={patientId} isWrittenTo={isWrittenTo} onClose={close} />
      ) : null}
    </div>
  );
}
