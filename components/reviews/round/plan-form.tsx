"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldArray } from "react-hook-form";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormTimeField } from "#components/form/form-time-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Button } from "#components/ui/button.tsx";
import { roundsMax } from "#db/terms/reviews.ts";

const fetchRounds = () => import("./plan-rounds.ts").then((module) => module.Rounds);

/** Times of the rounds, one to six a day. */
export function PlanForm({ times }: { times: string[] }) {
  const words = useTranslations("reviews.planning");
  const form = useZodForm(fetchRounds, { rounds: times.map((at) => ({ at })) });
  const { control } = form;
  const { fields, append, remove } = useFieldArray({ control, name: "rounds" });
  return (
    <Form
      form={form}
      label={words("form")}
      onSubmit={({ rounds }) => api.reviews.planRounds.mutate({ times: rounds.map(({ at }) => at) })}
      done={words("saved")}
    >
      <p className="text-ink-soft">{words("hint")}</p>
      <ol className="space-y-3">
        {fields.map((field, index) => (
          <li key={field.id} className="flex items-end gap-2">
            <FormTimeField
              control={control}
              name={`rounds.${index}.at`}
              label={words("round", { number: index + 1 })}
            />
            {fields.length > 1 ? (
              <Button
                look="plain"
                size="icon"
                aria-label={words("remove", { number: index + 1 })}
                onPress={() => remove(index)}
              >
                <Trash2 aria-hidden="true" className="size-4.5" />
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{words("save")}</SubmitButton>
        {fields.length < roundsMax ? (
          <Button onPress={() => append({ at: twoHoursAfter(form.getValues("rounds").at(-1)?.at) })}>
            {words("add")}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}

/** A suggested time, since an empty row would show an error before anybody could fill it in. */
function twoHoursAfter(time: string | undefined): string {
  const hour = Number(time?.slice(0, 2) ?? 8) + 2;
  return hour < 24 ? `${String(hour).padStart(2, "0")}:00` : "08:00";
}
