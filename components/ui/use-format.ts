import { useFormatter, useLocale } from "next-intl";
import { dateFormat, regionOf } from "./said-time.ts";

/** Dates in Dutch time and in the order of this country ("3 March 2026"), numbers as next-intl writes them. */
export function useFormat() {
  const region = regionOf(useLocale());
  const { number } = useFormatter();
  return {
    number,
    /** A calendar day ("2026-03-04") as people write it: "4 Mar", or with its year. */
    day: (day: string, precision: "day" | "year" = "day") =>
      dateFormat(region, {
        ...{ day: "numeric", month: "short" },
        ...(precision === "year" ? { year: "numeric" } : {}),
      }).format(new Date(`${day}T12:00:00Z`)),
    dateTime: (at: Date, options: Intl.DateTimeFormatOptions) =>
      dateFormat(region, { hourCycle: "h23", ...options }).format(at),
  };
}
