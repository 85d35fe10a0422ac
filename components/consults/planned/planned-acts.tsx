"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { seenWithout, takeBack } from "#components/consults/drafts/open-drafts.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmedAct } from "#components/ui/confirmed-act.tsx";
import type { PlannedMessage } from "#server/consults/conversation/conversation-contract.ts";

type PlannedActsProps = {
  consultId: string;
  planned: PlannedMessage;
  /** The last message on screen: nobody sends past what came in. */
  lastMessageId: string | null;
  /** What was said before it. */
  before: string | null;
};

/** Sends now what was planned, puts it back where it is written, or does not send it at all. */
export function PlannedActs({ consultId, planned, lastMessageId, before }: PlannedActsProps) {
  const words = useTranslations("consults.planned");
  const { run, isPending } = useAction();
  const { messageId, body, effect, heldFor } = planned;
  const sendNow = () =>
    run(() => api.consults.sendPlanned.mutate({ messageId, sawLast: lastMessageId }), { done: words("sent") });
  const write = () => takeBack(consultId, { body, effect, sawLast: lastMessageId, refers: null, replaces: messageId });
  /** It is held first, so that it does not go out as it was while somebody changes it. */
  const edit = () => {
    if (heldFor) write();
    else run(() => api.consults.holdPlanned.mutate({ messageId }), { onDone: write });
  };
  const cancel = async () => {
    await api.consults.cancelPlanned.mutate({ messageId });
    seenWithout(consultId, { messageId, before });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not lay out as a row everywhere
    <div role="group" aria-label={words("acts")} className="flex flex-wrap justify-end gap-2 pt-2 print:hidden">
      <Button size="small" isPending={isPending} onPress={sendNow}>
        {words(heldFor ? "sendAnyway" : "sendNow")}
      </Button>
      <Button size="small" isPending={isPending} onPress={edit}>
        {words("edit")}
      </Button>
      <ConfirmedAct
        size="small"
        verb={words("cancel")}
        title={words("cancelTitle")}
        keep={words("back")}
        done={words("cancelled")}
        act={cancel}
      >
        {words("cancelBody")}
      </ConfirmedAct>
    </div>
  );
}
