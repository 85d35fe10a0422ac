import { type Density, densities, type Locale, locales, type Theme, themes } from "./people.ts";

/** How somebody wants to see Balie. */
export type Display = { locale: Locale; theme: Theme; density: Density };

export const defaultDisplay: Display = { locale: "nl", theme: "system", density: "comfortable" };

/** The cookie that remembers the display for pages before signing in; holds nothing but three words. */
export const displayCookie = "balie-display";

/** Reads "nl.dark.compact"; each part that is missing or unknown falls back to the default. */
export function parseDisplay(cookie: string | undefined): Display {
  const parts = (cookie ?? "").split(".");
  return {
    locale: locales.find((locale) => locale === parts[0]) ?? defaultDisplay.locale,
    theme: themes.find((theme) => theme === parts[1]) ?? defaultDisplay.theme,
    density: densities.find((density) => density === parts[2]) ?? defaultDisplay.density,
  };
}

/** The cookie's value for a display. */
export function formatDisplay(display: Display): string {
  return [display.locale, display.theme, display.density].join(".");
}
