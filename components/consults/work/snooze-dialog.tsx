"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { useFormat } from "#components/ui/use-format.ts";

type SnoozeDialogProps = { consultId: string; dueOn: string; tomorrow: string; onClose: () => void };

/** Until which day a consult is put aside, or until the patient answers. */
export function SnoozeDialog({ consultId, dueOn, tomorrow, onClose }: SnoozeDialogProps) {
  const words = useTranslations("consults.acts");
  const format = useFormat();
  const { run, isPending } = useAction();
  const [how, setHow] = useState("day");
  const [day, setDay] = useState<string | null>(dueOn);
  const isDay = how === "day";
  const isReady = !isDay || (day !== null && day >= tomorrow);
  const putAside = () =>
    run(() => api.consults.snooze.mutate({ consultId, until: isDay ? day : null }), {
      done: isDay && day ? words("asideUntil", { day: format.day(day) }) : words("asideUntilAnswer"),
      onDone: onClose,
    });
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={words("snoozeTitle")}
      actions={
        <>
          <Button onPress={onClose}>{words("keep")}</Button>
          <Button look="primary" isDisabled={!isReady} isPending={isPending} onPress={putAside}>
            {words("snoozeVerb")}
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <RadioGroup
          label={words("until")}
          hint={words("snoozeHint")}
          value={how}
          onChange={setHow}
          choices={[
            { id: "day", label: words("untilDay") },
            { id: "answer", label: words("untilAnswer") },
          ]}
        />
        {isDay ? (
          <DateField label={words("day")} hint={words("dayHint")} value={day} onChange={setDay} min={tomorrow} />
        ) : null}
      </div>
    </Dialog>
  );
}
