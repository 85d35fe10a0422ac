"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Button } from "#components/ui/button.tsx";
import type { CallLimits } from "#db/terms/instruction-limits.ts";
import {
  instructionBlanks,
  instructionsOf,
  missingInstructionBlanks,
  shippedInstructions,
} from "#db/terms/measurement-instructions.ts";
import { unknownBlanksIn } from "#db/terms/message-blanks.ts";
import { type Instructions, SaveInstructionsInput } from "#server/messages/instruction-contract.ts";
import { MessagePreview } from "./message-preview.tsx";

/** Sample figures for the preview. */
const limits: CallLimits = {
  ...{ systolicStays: 160, diastolicStays: 100, systolicRepeats: 180, rises: [{ gain: 2, hours: 72 }], low: 3.9 },
  ...{ fastingMax: null, afterMealBelow: null, veryHigh: null },
};
const example = {
  ...{ startsOn: "2026-12-01", endsOn: "2026-12-07", morningCount: 2, eveningCount: 2, limits },
  calls: { phone: "", coverName: "", coverPhone: "" },
};

/** The instructions of one protocol, with a preview that has sample figures and no numbers of the practice, and the text of Balie to begin anew with. */
export function InstructionForm({ instructions, onDone }: { instructions: Instructions; onDone: () => void }) {
  const words = useTranslations("messages.instructions");
  const templates = useTranslations("messages.templates");
  const { kind } = instructions;
  const form = useZodForm(SaveInstructionsInput, { kind, body: instructions.body });
  const { control } = form;
  const { body = "" } = useWatch({ control });
  const unknown = unknownBlanksIn(body, instructionBlanks);
  const missing = missingInstructionBlanks(body);
  return (
    <Form
      form={form}
      label={words("title")}
      onSubmit={(input) => api.messages.saveInstructions.mutate(input)}
      done={templates("saved")}
      onDone={onDone}
    >
      <FormTextArea control={control} name="body" rows={12} label={templates("text")} hint={templates("textHint")} />
      <div className="space-y-1 text-small">
        <p className="text-ink-soft">{words("blanks")}</p>
        <p className="flex flex-wrap gap-x-2">
          {instructionBlanks.map((blank) => (
            <code key={blank}>{`{${blank}}`}</code>
          ))}
        </p>
        <p aria-live="polite" className="text-look-ink">
          {unknown.length > 0 ? templates("unknown", { blank: unknown.join(", ") }) : null}{" "}
          {missing.length > 0 ? words("missing", { blank: missing.join(", ") }) : null}
        </p>
      </div>
      {body === shippedInstructions[kind] ? null : (
        <Button
          size="small"
          onPress={() => form.setValue("body", shippedInstructions[kind], { shouldDirty: true, shouldValidate: true })}
        >
          {words("begin-anew")}
        </Button>
      )}
      <MessagePreview text={instructionsOf({ kind, ...example, body })} />
      <SubmitButton>{templates("save")}</SubmitButton>
    </Form>
  );
}
