import { getRequestConfig } from "next-intl/server";
import { messages } from "#server/language/messages.ts";
import { currentDisplay } from "./display.ts";

/** What next-intl asks for each request: the reader's language, its words, and Dutch time. */
export default getRequestConfig(async ({ locale: asked }) => {
  const locale = asked ?? (await currentDisplay()).locale;
  return { locale, messages: messages[locale], timeZone: "Europe/Amsterdam" };
});
