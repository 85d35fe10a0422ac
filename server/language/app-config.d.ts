import type { Locale as BalieLocale } from "#db/terms/people.ts";
import type { Messages as BalieMessages } from "./messages.ts";

/** Types the keys of every translation. */
declare module "use-intl" {
  interface AppConfig {
    Locale: BalieLocale;
    Messages: BalieMessages;
  }
}
