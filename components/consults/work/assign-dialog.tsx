"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import type { Colleague } from "#components/tasks/task-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Conversation } from "#server/consults/conversation/conversation-contract.ts";

const nobody = "nobody";

type AssignDialogProps = {
  consultId: string;
  assignee: Conversation["assignee"];
  colleagues: Colleague[];
  onClose: () => void;
};

/** To whom a consult is given; to nobody in particular puts it back with what waits for everybody. */
export function AssignDialog({ consultId, assignee, colleagues, onClose }: AssignDialogProps) {
  const words = useTranslations("consults.acts");
  const { run, isPending } = useAction();
  const [chosen, setChosen] = useState<string | null>(null);
  const others = colleagues.filter(({ personId }) => personId !== assignee?.personId);
  const choices = [
    ...others.map(({ personId, name }) => ({ id: personId, label: name })),
    ...(assignee ? [{ id: nobody, label: words("nobody") }] : []),
  ];
  const assign = () => {
    const personId = chosen === nobody ? null : chosen;
    const name = others.find((one) => one.personId === personId)?.name;
    run(() => api.consults.assign.mutate({ consultId, personId }), {
      done: name ? words("given", { name }) : words("givenBack"),
      onDone: onClose,
    });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={words("assignTitle")}
      actions={
        <>
          <Button onPress={onClose}>{words("keep")}</Button>
          <Button look="primary" isDisabled={chosen === null} isPending={isPending} onPress={assign}>
            {words("assignVerb")}
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <p className="text-ink-soft">{words("assignHint")}</p>
        <Select
          label={words("to")}
          placeholder={words("choose")}
          value={chosen}
          onChange={setChosen}
          choices={choices}
        />
      </div>
    </Dialog>
  );
}
