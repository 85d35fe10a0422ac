"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormDateField } from "#components/form/form-date-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { AddTaskInput } from "#server/tasks/contract.ts";
import { type Colleague, ColleagueSelect } from "./task-fields.tsx";

type AddTaskFormProps = { patientId: string; colleagues: Colleague[]; dueOn: string; onDone: () => void };

export function AddTaskForm({ patientId, colleagues, dueOn, onDone }: AddTaskFormProps) {
  const words = useTranslations("tasks.form");
  const form = useZodForm(AddTaskInput, { patientId, text: "", ownerId: null, dueOn });
  const { control } = form;
  const ownerId = useWatch({ control, name: "ownerId" });
  return (
    <Form
      form={form}
      label={words("add")}
      onSubmit={(input) => api.tasks.add.mutate(input)}
      done={words("added")}
      onDone={onDone}
    >
      <FormTextField control={control} name="text" label={words("what")} />
      <ColleagueSelect
        colleagues={colleagues}
        value={ownerId ?? null}
        onChange={(personId) => form.setValue("ownerId", personId)}
      />
      <FormDateField control={control} name="dueOn" label={words("by")} />
      <SubmitButton>{words("give")}</SubmitButton>
    </Form>
  );
}
