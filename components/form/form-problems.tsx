"use client";

import { useTranslations } from "next-intl";
import { useFormState } from "react-hook-form";
import { Callout } from "#components/ui/callout.tsx";

/** The reason the form was not sent, above the fields. Each field shows its own error. */
export function FormProblems() {
  const words = useTranslations("ui.form");
  const { errors, submitCount } = useFormState();
  const root = errors.root?.message;
  const count = Object.keys(errors).filter((name) => name !== "root").length;
  if (root) {
    return (
      <Callout state="now" isLive>
        {root}
      </Callout>
    );
  }
  if (submitCount === 0 || count < 2) return null;
  return (
    <Callout state="now" isLive title={words("problems", { count })}>
      {words("kept")}
    </Callout>
  );
}
