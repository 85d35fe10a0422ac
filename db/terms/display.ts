import { type Density, densities, type Locale, locales, type Theme, themes } from "./people.ts";

/** A person's display preferences. */
export type Display = { locale: Locale; theme: Theme; density: Density };

export const defaultDisplay: Display = { locale: "nl", theme: "system", density: "comfortable" };

/** Cookie with the display preferences for pages before sign-in; contains nothing but three words. */
export const displayCookie = "balie-display";

/** Parses "nl.dark.compact"; a missing or unknown part falls back to the default. */
export function parseDisplay(cookie: string | undefined): Display {
  const parts = (cookie ?? "").split(".");
  return {
    locale: locales.find((locale) => locale === parts[0]) ?? defaultDisplay.locale,
    theme: themes.find((theme) => theme === parts[1]) ?? defaultDisplay.theme,
    density: densities.find((density) => density === parts[2]) ?? defaultDisplay.density,
  };
}

/** Formats the cookie value. */
export function formatDisplay(display: Display): string {
  return [display.locale, display.theme, display.density].join(".");
}
