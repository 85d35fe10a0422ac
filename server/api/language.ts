import { getRequestConfig } from "next-intl/server";
import { dutchZone } from "#server/calendar/clock.ts";
import { messages } from "#server/language/messages.ts";
import { currentDisplay } from "./display.ts";

/** next-intl's configuration per request: the reader's language, its messages, and Dutch time. */
export default getRequestConfig(async ({ locale: asked }) => {
  const locale = asked ?? (await currentDisplay()).locale;
  return { locale, messages: messages[locale], timeZone: dutchZone };
});
