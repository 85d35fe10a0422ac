import { createTranslator } from "use-intl/core";
import type { Locale } from "#db/terms/people.ts";
import { dutchZone } from "#server/calendar/clock.ts";
import { type Messages, messages } from "./messages.ts";

/** The texts of one noun outside a page: in a mail, a PDF, a job. */
export function wordsIn<Namespace extends keyof Messages>(locale: Locale, namespace: Namespace) {
  return createTranslator<Messages, Namespace>({
    locale,
    messages: messages[locale],
    namespace,
    timeZone: dutchZone,
  });
}
