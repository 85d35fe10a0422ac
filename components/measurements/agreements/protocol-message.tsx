"use client";

import { useTranslations } from "next-intl";
import { useController, useWatch } from "react-hook-form";
import { FormSwitch } from "#components/form/form-switch.tsx";
import type { useZodForm } from "#components/form/use-zod-form.ts";
import { MessagePreview } from "#components/messages/message-preview.tsx";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { TextArea } from "#components/ui/text-field.tsx";
import { type InstructionSetting, instructionsOf } from "#db/terms/measurement-instructions.ts";
import { messageLengthMax } from "#db/terms/messages.ts";
import { addDays } from "#server/calendar/days.ts";
import type { StartProtocolInput } from "#server/measurements/agreements/contract.ts";
import type { KeptFrom } from "./kept-from.ts";

type ProtocolMessageProps = {
  control: ReturnType<typeof useZodForm<typeof StartProtocolInput>>["control"];
  /** Why no message is sent, unless somebody chooses so (never with `no-notices`); null: nothing against it. */
  keptFrom: KeptFrom | null;
  /** What the text says for this patient, whatever the days. */
  instructions: InstructionSetting;
  /** May change the text before it is sent. */
  mayWrite: boolean;
};

/** Whether the patient gets the instructions as a message, and the text of it; it follows the days until somebody changes it. */
export function ProtocolMessage({ control, keptFrom, instructions, mayWrite }: ProtocolMessageProps) {
  const words = useTranslations("measurements.start");
  const { tells, kind, startsOn, days, morningCount = 0, eveningCount = 0 } = useWatch({ control });
  const { field, fieldState } = useController({ control, name: "message" });
  const own = field.value ?? null;
  const isKnown = kind && startsOn && days && Number.isInteger(days) && days > 0 && days <= 366;
  const fixed = isKnown
    ? instructionsOf({
        kind,
        startsOn,
        endsOn: addDays(startsOn, days - 1),
        morningCount,
        eveningCount,
        ...instructions,
      })
    : "";
  if (keptFrom === "no-notices") {
    return (
      <Callout state="look" title={words("unsafe.title")}>
        {words("unsafe.protocol")}
      </Callout>
    );
  }
  return (
    <div className="space-y-4">
      <FormSwitch control={control} name="tells">
        {words("tells")}
      </FormSwitch>
      {tells ? null : <p className="text-ink-soft text-small">{words(`no-message.${keptFrom ?? "chosen"}`)}</p>}
      {tells && mayWrite ? (
        <>
          <TextArea
            label={words("message")}
            hint={words(own === null ? "message-hint" : "message-own")}
            value={own ?? fixed}
            onChange={field.onChange}
            onBlur={field.onBlur}
            error={fieldState.error?.message}
            maxLength={messageLengthMax}
            rows={12}
          />
          {own === null ? null : (
            <Button size="small" onPress={() => field.onChange(null)}>
              {words("message-fixed")}
            </Button>
          )}
        </>
      ) : null}
      {tells && !mayWrite ? <MessagePreview text={fixed} /> : null}
    </div>
  );
}
