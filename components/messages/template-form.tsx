"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea, FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Select } from "#components/ui/select.tsx";
import { measurementKinds } from "#db/terms/measurements.ts";
import { blanks, blanksIn, exampleFigures, fill, unknownBlanksIn } from "#db/terms/message-blanks.ts";
import { messageOccasions } from "#db/terms/messages.ts";
import { type MessageTemplate, SaveTemplateInput } from "#server/messages/template-contract.ts";
import { MessagePreview } from "./message-preview.tsx";

const any = "any";

/** A message template, with a preview of the text once its placeholders are filled in. */
export function TemplateForm({ template, onDone }: { template: MessageTemplate | null; onDone: () => void }) {
  const words = useTranslations("messages.templates");
  const kinds = useTranslations("measurements.kinds");
  const conclusions = useTranslations("reviews.conclusions");
  const form = useZodForm(SaveTemplateInput, {
    templateId: template?.templateId,
    occasion: template?.occasion ?? null,
    measurementKind: template?.measurementKind ?? null,
    title: template?.title ?? "",
    body: template?.body ?? "",
  });
  const { control } = form;
  const { occasion, measurementKind, body = "" } = useWatch({ control });
  const unknown = unknownBlanksIn(body);
  const isWithoutKind = !measurementKind && blanksIn(body).length > 0;
  const choose = (id: string) =>
    form.setValue("occasion", messageOccasions.find((one) => one === id) ?? null, { shouldDirty: true });
  const chooseKind = (id: string) =>
    form.setValue("measurementKind", measurementKinds.find((one) => one === id) ?? null, { shouldDirty: true });
  return (
    <Form
      form={form}
      label={template?.title ?? words("add")}
      onSubmit={(input) => api.messages.saveTemplate.mutate(input)}
      done={words("saved")}
      onDone={onDone}
    >
      <FormTextField control={control} name="title" label={words("name")} />
      <Select
        label={words("for")}
        value={occasion ?? any}
        onChange={choose}
        choices={[
          ...messageOccasions.map((one) => ({ id: one, label: conclusions(one) })),
          { id: any, label: words("any") },
        ]}
      />
      <Select
        label={words("kind")}
        hint={words("kindHint")}
        value={measurementKind ?? any}
        onChange={chooseKind}
        choices={[
          { id: any, label: words("kindNone") },
          ...measurementKinds.filter((one) => one !== "other").map((one) => ({ id: one, label: kinds(one) })),
        ]}
      />
      <FormTextArea control={control} name="body" rows={6} label={words("text")} hint={words("textHint")} />
      <div className="space-y-1 text-small">
        <p className="text-ink-soft">{words("blanks")}</p>
        <p className="flex flex-wrap gap-x-2">
          {blanks.map((blank) => (
            <code key={blank}>{`{${blank}}`}</code>
          ))}
        </p>
        <p aria-live="polite" className="text-look-ink">
          {unknown.length > 0 ? words("unknown", { blank: unknown.join(", ") }) : null}
          {isWithoutKind ? ` ${words("kindMissing")}` : null}
        </p>
      </div>
      <MessagePreview text={fill(body, exampleFigures).text} />
      <SubmitButton>{words("save")}</SubmitButton>
    </Form>
  );
}
