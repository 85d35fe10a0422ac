"use client";

import { useTranslations } from "next-intl";
import { rememberDisplay } from "#components/layout/shell-acts.ts";
import { useDisplay } from "#components/layout/use-display.ts";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import type { Display } from "#db/terms/display.ts";
import { densities, locales, themes } from "#db/terms/people.ts";

/** Language, theme and density, stored with the account. */
export function OwnDisplay({ display: stored }: { display: Display }) {
  const words = useTranslations("people.profile.display");
  const shellWords = useTranslations("shell.account");
  const actionWords = useTranslations("shell.actions");
  const { display, change } = useDisplay(stored, rememberDisplay);
  return (
    <div className="grid gap-5 pane:grid-cols-3">
      <RadioGroup
        label={words("language")}
        choices={locales.map((id) => ({ id, label: actionWords(`locale-${id}`) }))}
        value={display.locale}
        onChange={(value) => change({ locale: locales.find((locale) => locale === value) ?? "nl" })}
      />
      <RadioGroup
        label={words("theme")}
        choices={themes.map((id) => ({ id, label: shellWords(id) }))}
        value={display.theme}
        onChange={(value) => change({ theme: themes.find((theme) => theme === value) ?? "system" })}
      />
      <RadioGroup
        label={words("density")}
        choices={densities.map((id) => ({ id, label: shellWords(id) }))}
        value={display.density}
        onChange={(value) => change({ density: densities.find((density) => density === value) ?? "comfortable" })}
      />
    </div>
  );
}
