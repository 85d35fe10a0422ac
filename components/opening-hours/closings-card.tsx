"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Form } from "#components/form/form.tsx";
import { FormDateField } from "#components/form/form-date-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { AddClosingInput, type Closing } from "#server/opening-hours/contract.ts";

/** The practice's own closing days, and a form for more. */
export function ClosingsCard({ closings, today }: { closings: Closing[]; today: string }) {
  const words = useTranslations("openingHours.closings");
  return (
    <Card title={words("title")}>
      <div className="space-y-5">
        {closings.length === 0 ? <p className="text-ink-soft">{words("none")}</p> : null}
        {closings.length > 0 ? (
          <ul className="divide-y divide-line">
            {closings.map((closing) => (
              <ClosingRow key={closing.closingId} closing={closing} />
            ))}
          </ul>
        ) : null}
        <ClosingForm key={closings.length} today={today} />
      </div>
    </Card>
  );
}

function ClosingRow({ closing }: { closing: Closing }) {
  const words = useTranslations("openingHours.closings");
  const format = useFormat();
  const { run, isPending } = useAction();
  const { closingId, startsOn, endsOn, description } = closing;
  const remove = () => api.openingHours.removeClosing.mutate({ closingId });
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-2">
      <span>
        {words("span", {
          isOneDay: String(startsOn === endsOn),
          from: format.day(startsOn, "year"),
          until: format.day(endsOn, "year"),
        })}
        <span className="block text-ink-soft text-small">{description}</span>
      </span>
      <Button
        size="small"
        look="plain"
        isPending={isPending}
        aria-label={`${words("remove")}: ${description}`}
        onPress={() => run(remove, { done: words("removed") })}
      >
        {words("remove")}
      </Button>
    </li>
  );
}

function ClosingForm({ today }: { today: string }) {
  const words = useTranslations("openingHours.closings");
  const form = useZodForm(AddClosingInput, { startsOn: today, endsOn: today, description: "" });
  const { control } = form;
  return (
    <Form
      form={form}
      label={words("add")}
      onSubmit={(input) => api.openingHours.addClosing.mutate(input)}
      done={words("added")}
    >
      <div className="grid gap-4 pane:grid-cols-2">
        <FormDateField control={control} name="startsOn" label={words("from")} min={today} />
        <FormDateField control={control} name="endsOn" label={words("until")} min={today} />
      </div>
      <FormTextField
        control={control}
        name="description"
        label={words("description")}
        hint={words("descriptionHint")}
      />
      <SubmitButton>{words("add")}</SubmitButton>
    </Form>
  );
}
