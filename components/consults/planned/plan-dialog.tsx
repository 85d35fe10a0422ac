"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMomentWords } from "#components/consults/inbox/moment.tsx";
import { typedTime } from "#components/form/typed-time.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { type CloseReason, plannedDaysMax } from "#db/terms/consults.ts";
import { dutchClock, dutchDay, minuteOf } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import type { DutchMoment, OfferedMoment } from "#server/consults/conversation/conversation-contract.ts";

type PlanDialogProps = {
  moments: OfferedMoment[];
  /** Until when an answer was promised. */
  dueAt: Date | null;
  /** A question back closes nothing, nor does anything but a decision close a request. */
  canClose: boolean;
  onPlan: (sendOn: DutchMoment, closes: CloseReason | null) => void;
  onClose: () => void;
};

/** When a message goes out, and whether the consult closes with it. */
export function PlanDialog({ moments, dueAt, canClose, onPlan, onClose }: PlanDialogProps) {
  const words = useTranslations("consults.planned");
  const sayMoment = useMomentWords();
  const today = dutchDay(new Date());
  const usual = moments.at(-1);
  const [chosen, setChosen] = useState<string>(usual?.id ?? "own");
  const [day, setDay] = useState<string | null>(usual?.day ?? addDays(today, 1));
  const [time, setTime] = useState("08:00");
  const [closes, setCloses] = useState(false);
  const offered = moments.find(({ id }) => id === chosen);
  const own = ownMoment(day, time);
  const sendOn = offered ? { day: offered.day, time: offered.time } : own;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={words("title")}
      actions={
        <>
          <Button onPress={onClose}>{words("back")}</Button>
          <Button
            look="primary"
            isDisabled={sendOn === null}
            onPress={() => (sendOn ? onPlan(sendOn, closes && canClose ? "answered" : null) : null)}
          >
            {words("verb")}
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <RadioGroup
          label={words("when")}
          hint={words("hint")}
          value={chosen}
          onChange={setChosen}
          choices={[
            ...moments.map(({ id, at }) => ({ id, label: words(`moments.${id}`, { when: sayMoment(at) }) })),
            { id: "own", label: words("moments.own") },
          ]}
        />
        {offered ? null : (
          <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
            <DateField
              label={words("day")}
              value={day}
              onChange={setDay}
              min={today}
              max={addDays(today, plannedDaysMax)}
            />
            <TextField
              label={words("time")}
              width="short"
              inputMode="numeric"
              autoComplete="off"
              value={time}
              onChange={setTime}
              onBlur={() => setTime(typedTime(time) ?? "")}
              {...(own === null && day !== null && { error: words("noTime") })}
            />
          </div>
        )}
        {canClose ? (
          <Checkbox isSelected={closes} onChange={setCloses} hint={words("closesHint")}>
            {words("closes")}
          </Checkbox>
        ) : null}
        {sendOn && dueAt && isAfter(sendOn, dueAt) ? (
          <p role="status" className="text-look-ink">
            {words("afterDue", { when: sayMoment(dueAt) })}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

/** What was typed as a moment; null while it is none. */
function ownMoment(day: string | null, typed: string): DutchMoment | null {
  const time = typedTime(typed);
  return day !== null && time !== null && /^\d{2}:\d{2}$/.test(time) ? { day, time } : null;
}

function isAfter({ day, time }: DutchMoment, dueAt: Date): boolean {
  const due = dutchClock(dueAt);
  return day > due.day || (day === due.day && minuteOf(time) > due.minute);
}
