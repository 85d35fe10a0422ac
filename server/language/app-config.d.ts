import type { Locale as BalieLocale } from "#db/terms/people.ts";
import type { Messages as BalieMessages } from "./messages.ts";

/** Makes the keys of every translation known to the compiler. */
declare module "use-intl" {
  interface AppConfig {
    Locale: BalieLocale;
    Messages: BalieMessages;
  }
}
