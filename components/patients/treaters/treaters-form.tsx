"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useFieldArray, useWatch } from "react-hook-form";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormRadioGroup } from "#components/form/form-radio-group.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { recordOpenings, treaterParts } from "#db/terms/patients.ts";
import { ChangeTreatersInput, type Treaters, treatersMax } from "#server/patients/treaters/contract.ts";

type TreatersFormProps = { patientId: string; treaters: Treaters; readerId: string | null; onDone: () => void };

/** Who treats a patient and as what, and whom the record is open to. */
export function TreatersForm({ patientId, treaters, readerId, onDone }: TreatersFormProps) {
  const words = useTranslations("patients.treaters");
  const form = useZodForm(ChangeTreatersInput, {
    patientId,
    openTo: treaters.openTo,
    treaters: treaters.treaters.map(({ part, personId }) => ({ part, personId })),
  });
  const { control } = form;
  const { fields, append, remove } = useFieldArray({ control, name: "treaters" });
  const [openTo, named] = useWatch({ control, name: ["openTo", "treaters"] });
  const add = useRef<HTMLDivElement>(null);
  const isLockedOut = readerId !== null && openTo !== "team" && !named.some(({ personId }) => personId === readerId);
  const people = new Map(treaters.treaters.map(({ personId, name }) => [personId, words("gone", { name })]));
  for (const { personId, name } of treaters.colleagues) people.set(personId, name);
  const gps = new Set(treaters.colleagues.filter(({ isGp }) => isGp).map(({ personId }) => personId));
  /** Whoever cannot be it is not offered; the name that stands there stays. */
  const choicesFor = (row: (typeof named)[number] | undefined) =>
    [...people]
      .filter(([id]) => row?.part !== "own-gp" || gps.has(id) || id === row.personId)
      .map(([id, label]) => ({ id, label }));
  const removeLabel = (personId: string) => {
    const name = people.get(personId);
    return name ? words("remove", { name }) : words("remove-empty");
  };
  return (
    <Form
      form={form}
      label={words("editTitle")}
      onSubmit={(values) => api.patients.changeTreaters.mutate(values)}
      done={words("saved")}
      onDone={onDone}
    >
      <FormRadioGroup
        control={control}
        name="openTo"
        label={words("openTo")}
        choices={recordOpenings.map((id) => ({
          id,
          label: words(`openings.${id}`),
          detail: words(`openingsBody.${id}`),
        }))}
      />
      {fields.map((row, at) => (
        <fieldset key={row.id} className="grid items-start gap-3 pane:grid-cols-[1fr_1fr_auto]">
          <legend className="sr-only">{words("row", { number: at + 1 })}</legend>
          <FormSelect
            control={control}
            name={`treaters.${at}.part`}
            label={words("part")}
            choices={treaterParts.map((id) => ({ id, label: words(`parts.${id}`) }))}
          />
          <FormSelect
            control={control}
            name={`treaters.${at}.personId`}
            label={words("person")}
            placeholder={words("choose")}
            choices={choicesFor(named[at])}
          />
          <Button
            look="plain"
            size="icon"
            className="pane:mt-7"
            aria-label={removeLabel(named[at]?.personId ?? "")}
            onPress={() => {
              remove(at);
              // The pressed button goes, and the focus may not go with it.
              add.current?.focus();
            }}
          >
            <Trash2 aria-hidden="true" className="size-4.5" />
          </Button>
        </fieldset>
      ))}
      {fields.length < treatersMax ? (
        <div ref={add} tabIndex={-1}>
          <Button
            look="quiet"
            onPress={() => append({ part: fields.length === 0 ? "own-gp" : "besides", personId: "" })}
          >
            {words("add")}
          </Button>
        </div>
      ) : null}
      {isLockedOut ? (
        <Callout state="look" isLive>
          {words("warn")}
        </Callout>
      ) : null}
      <SubmitButton>{words("save")}</SubmitButton>
    </Form>
  );
}
