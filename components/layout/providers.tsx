"use client";

import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import type { Locale } from "#db/terms/people.ts";

const regions: Record<Locale, string> = { nl: "nl-NL", en: "en-GB" };

/** Sets the locale of React Aria, for its date formats and its own texts. */
export function Providers({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <I18nProvider locale={regions[locale]}>{children}</I18nProvider>;
}
