"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Control } from "react-hook-form";
import { FormSelect } from "#components/form/form-select.tsx";
import { FormTextArea, FormTextField } from "#components/form/text-fields.tsx";
import { licenceKinds } from "#db/terms/questionnaires.ts";
import type { Terms } from "#server/questionnaires/contract.ts";

/** Languages that a list can be written in; what a practice in the Netherlands may meet. */
export const listLanguages = ["nl", "en", "fy", "de", "fr", "tr", "ar", "pl", "uk"];

/** Under which licence a list may be used, in whose words, and where its text comes from. */
export function TermsFields({ control }: { control: Control<Terms> }) {
  const words = useTranslations("questionnaires");
  const locale = useLocale();
  const names = new Intl.DisplayNames([locale], { type: "language" });
  return (
    <>
      <FormSelect
        control={control}
        name="licence"
        label={words("import.licence")}
        choices={licenceKinds.map((id) => ({ id, label: words(`licence.${id}`) }))}
      />
      <FormTextArea
        control={control}
        name="licenceText"
        label={words("import.licence-text")}
        hint={words("import.licence-hint")}
        rows={2}
      />
      <FormTextField
        control={control}
        name="source"
        label={words("import.source")}
        hint={words("import.source-hint")}
      />
      <FormSelect
        control={control}
        name="language"
        label={words("import.language")}
        choices={listLanguages.map((id) => ({ id, label: names.of(id) ?? id }))}
      />
    </>
  );
}
