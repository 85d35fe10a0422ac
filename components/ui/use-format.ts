import { useFormatter, useLocale } from "next-intl";
import { dateFormat, regionOf } from "./said-time.ts";

/** Dates in Dutch time and in the order of this country ("3 March 2026"), numbers as next-intl writes them. */
export function useFormat() {
  const region = regionOf(useLocale());
  const { number } = useFormatter();
  return {
    number,
    dateTime: (at: Date, options: Intl.DateTimeFormatOptions) =>
      dateFormat(region, { hourCycle: "h23", ...options }).format(at),
  };
}
