"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormDateField } from "#components/form/form-date-field.tsx";
import { FormNumberField } from "#components/form/form-number-field.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea, FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { TextArea } from "#components/ui/text-field.tsx";
import { pilotKinds, pilotStages } from "#db/terms/pilots.ts";
import { type PilotFacts, SavePilotInput } from "#server/pilots/contract.ts";

type PilotFormProps = { pilot: PilotFacts | null; today: string; onDone: () => void };

/** The facts of a pilot: numbers of people, never who they are. */
export function PilotForm({ pilot, today, onDone }: PilotFormProps) {
  const words = useTranslations("pilots");
  const form = useZodForm(SavePilotInput, {
    pilotId: pilot?.pilotId,
    kind: pilot?.kind ?? "pilot",
    stage: pilot?.stage ?? "preparing",
    name: pilot?.name ?? "",
    programme: pilot?.programme ?? "",
    region: pilot?.region ?? "",
    supplierName: pilot?.supplierName ?? "",
    startsOn: pilot?.startsOn ?? today,
    endsOn: pilot?.endsOn ?? null,
    practiceCount: pilot?.practiceCount ?? 0,
    invitedCount: pilot?.invitedCount ?? 0,
    joinedCount: pilot?.joinedCount ?? 0,
    issues: pilot?.issues ?? [],
    findings: pilot?.findings ?? "",
  });
  const { control } = form;
  const optional = useTranslations("ui.form")("optional");
  return (
    <Form
      form={form}
      label={pilot?.name ?? words("add")}
      onSubmit={(values) => api.pilots.save.mutate(values)}
      done={words("saved")}
      onDone={onDone}
    >
      <FormTextField control={control} name="name" label={words("fields.name")} />
      <div className="grid gap-4 pane:grid-cols-2">
        <FormSelect
          control={control}
          name="kind"
          label={words("fields.kind")}
          choices={pilotKinds.map((id) => ({ id, label: words(`kinds.${id}`) }))}
        />
        <FormSelect
          control={control}
          name="stage"
          label={words("fields.stage")}
          choices={pilotStages.map((id) => ({ id, label: words(`stages.${id}`) }))}
        />
        <FormTextField control={control} name="region" label={words("fields.region")} />
        <FormTextField control={control} name="programme" label={words("fields.programme")} optional={optional} />
        <FormDateField control={control} name="startsOn" label={words("fields.startsOn")} />
        <FormDateField control={control} name="endsOn" label={words("fields.endsOn")} optional={optional} />
      </div>
      <FormTextField control={control} name="supplierName" label={words("fields.supplierName")} />
      <div className="grid gap-4 pane:grid-cols-3">
        <FormNumberField control={control} name="practiceCount" label={words("fields.practiceCount")} />
        <FormNumberField control={control} name="invitedCount" label={words("fields.invitedCount")} />
        <FormNumberField control={control} name="joinedCount" label={words("fields.joinedCount")} />
      </div>
      <TextArea
        label={words("fields.issues")}
        hint={words("fields.issuesHint")}
        optional={optional}
        defaultValue={pilot?.issues.join("\n") ?? ""}
        onChange={(text) => form.setValue("issues", linesIn(text), { shouldValidate: form.formState.isSubmitted })}
        error={form.formState.errors.issues ? words("fields.issuesHint") : undefined}
        rows={4}
      />
      <FormTextArea control={control} name="findings" label={words("fields.findings")} optional={optional} rows={4} />
      <SubmitButton>{words("save")}</SubmitButton>
    </Form>
  );
}

function linesIn(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
