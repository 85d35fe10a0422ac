"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Button } from "#components/ui/button.tsx";
import type { SecondFactorInput } from "#server/people/second-factor/contract.ts";
import { prove } from "./sign-in-client.ts";

const fetchSecondFactorInput = () =>
  import("#server/people/second-factor/contract.ts").then((module) => module.SecondFactorInput);

/** The second factor: a code from the app, or a recovery code. */
export function SecondFactorForm({ next }: { next: string }) {
  const words = useTranslations("people.secondFactor");
  const [usesRecovery, setUsesRecovery] = useState(false);
  const form = useZodForm(fetchSecondFactorInput, { code: "" });
  const send = async (values: SecondFactorInput) => {
    await prove("second-factor", values).catch((problem: unknown) => {
      form.setValue("code", "");
      throw problem;
    });
    window.location.assign(next);
  };
  const change = () => {
    form.reset();
    setUsesRecovery(!usesRecovery);
  };
  return (
    <Form form={form} onSubmit={send} leavesPage label={words("title")}>
      <p className="text-ink-soft">{usesRecovery ? words("recoveryIntro") : words("intro")}</p>
      <FormTextField
        key={String(usesRecovery)}
        control={form.control}
        name="code"
        label={usesRecovery ? words("recoveryCode") : words("code")}
        width="short"
        inputMode={usesRecovery ? "text" : "numeric"}
        autoComplete={usesRecovery ? "off" : "one-time-code"}
        autoFocus
      />
      <SubmitButton className="w-full">{words("submit")}</SubmitButton>
      {/* The field keeps the focus: on blur an empty field shows an error, which moves this button away from the pointer. */}
      <Button look="plain" className="w-full" preventFocusOnPress onPress={change}>
        {usesRecovery ? words("useApp") : words("useRecovery")}
      </Button>
    </Form>
  );
}
