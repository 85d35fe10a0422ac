"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useFormField } from "#components/form/use-form-field.ts";
import type { useZodForm } from "#components/form/use-zod-form.ts";
import { Select } from "#components/ui/select.tsx";
import { alarmReceiversMax } from "#db/terms/measurement-alarms.ts";
import type { AgreeAlarmToldInput } from "#server/measurements/agreements/contract.ts";
import { moved } from "./receiver-order.ts";
import { ReceiverRow } from "./receiver-row.tsx";

/** The state of the form that agrees an alarm. */
export type AlarmControl = ReturnType<typeof useZodForm<typeof AgreeAlarmToldInput>>["control"];
export type Colleague = { personId: string; name: string };

type ReceiversFieldProps = { control: AlarmControl; colleagues: Colleague[] };

/** The receivers of an alarm in the order in which they get it: a choice adds one at the end, and buttons move each. */
export function ReceiversField({ control, colleagues }: ReceiversFieldProps) {
  const words = useTranslations("measurements.alarm-form");
  const { field, error } = useFormField({ control, name: "receiverIds" });
  const list = useRef<HTMLFieldSetElement>(null);
  /** Where the last one that moved stands now, for who does not see it move. */
  const [said, setSaid] = useState("");
  const chosen: string[] = Array.isArray(field.value) ? field.value : [];
  const left = colleagues.filter(({ personId }) => !chosen.includes(personId));
  const nameOf = (id: string) => colleagues.find(({ personId }) => personId === id)?.name ?? "";
  const remove = (id: string) => {
    field.onChange(chosen.filter((one) => one !== id));
    // The pressed button goes, and the focus may not go with it.
    list.current?.focus();
  };
  const move = (id: string, by: 1 | -1) => {
    const next = moved(chosen, id, by);
    field.onChange(next);
    setSaid(words("moved", { name: nameOf(id), place: next.indexOf(id) + 1, count: next.length }));
  };
  return (
    <fieldset ref={list} tabIndex={-1} className="space-y-2">
      <legend className="pb-1 font-strong">{words("receivers")}</legend>
      {chosen.length > 0 ? (
        <ol className="list-decimal space-y-1 pl-6">
          {chosen.map((id, at) => {
            const name = nameOf(id);
            return (
              <li key={id}>
                <ReceiverRow
                  {...{ name, place: at + 1, count: chosen.length }}
                  onMove={(by) => move(id, by)}
                  onRemove={() => remove(id)}
                />
              </li>
            );
          })}
        </ol>
      ) : null}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {left.length > 0 && chosen.length < alarmReceiversMax ? (
        <Select
          label={words(chosen.length === 0 ? "receiver" : "next-receiver")}
          placeholder={words("choose")}
          value={null}
          onChange={(id) => field.onChange([...chosen, id])}
          onBlur={field.onBlur}
          error={error}
          choices={left.map(({ personId, name }) => ({ id: personId, label: name }))}
        />
      ) : null}
    </fieldset>
  );
}
