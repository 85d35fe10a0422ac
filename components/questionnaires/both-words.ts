import { useLocale } from "next-intl";
import type { BothLanguages } from "#db/terms/questionnaires.ts";

/** Words that come with a questionnaire in both languages, in the reader's. */
export function useBothWords(): (words: BothLanguages) => string {
  const locale = useLocale();
  return (words) => (locale === "en" ? words.en : words.nl);
}
