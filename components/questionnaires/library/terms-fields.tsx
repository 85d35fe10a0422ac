"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Control } from "react-hook-form";
import { FormSelect } from "#components/form/form-select.tsx";
import { FormTextArea, FormTextField } from "#components/form/text-fields.tsx";
import { licenceKinds } from "#db/terms/questionnaires.ts";
import type { Terms } from "#server/questionnaires/library/contract.ts";

/** Languages of questionnaires that a practice in the Netherlands may encounter. */
export const listLanguages = ["nl", "en", "fy", "de", "fr", "tr", "ar", "pl", "uk"];

/** Form fields for the licence, its wording, and the source of the text. */
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
