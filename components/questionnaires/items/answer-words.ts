import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "#components/ui/use-format.ts";
import type { AnswerValue } from "#db/terms/questionnaires.ts";
import { isDay } from "#server/calendar/days.ts";
import { dateFormat, regionOf, spokenDay } from "#server/calendar/spoken.ts";

/** An answer as text in the reader's language; the text of an option stays in the language of the questionnaire. */
export function useAnswerWords(): (value: AnswerValue) => string {
  const words = useTranslations("questionnaires.item");
  const unknown = useTranslations("questionnaires.response");
  const format = useFormat();
  const locale = useLocale();
  return (value) => {
    switch (value.kind) {
      case "boolean":
        return words(value.value ? "yes" : "no");
      case "number":
        return format.number(value.value, { maximumFractionDigits: 6 });
      case "quantity":
        return [
          value.value === null ? "–" : format.number(value.value, { maximumFractionDigits: 6 }),
          value.unit ?? value.code,
        ]
          .filter(Boolean)
          .join(" ");
      case "date":
        return formatDay(value.value, locale);
      case "dateTime":
        return saidMoment(value.value, locale);
      case "time":
        return value.value.slice(0, 5);
      case "text":
        return value.value;
      case "coding":
        return value.display ?? value.code ?? "–";
      case "other":
        return value.type === "" ? "–" : unknown("other", { type: value.type });
    }
  };
}

/** Formats a FHIR date at its own precision: "2026-03-14", "2026-03" or "2026". */
export function formatDay(text: string, locale: string): string {
  const [year, month, day] = text.split("-").map(Number);
  if (!year || !month) return text;
  const date = day ? text : `${text}-01`;
  if (!isDay(date)) return text;
  const precision = day ? { day: "numeric" as const } : {};
  return spokenDay(date, locale, { ...precision, month: "long", year: "numeric" });
}

function saidMoment(text: string, locale: string): string {
  if (!text.includes("T")) return formatDay(text, locale);
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  return dateFormat(regionOf(locale), { dateStyle: "long", timeStyle: "short" }).format(at);
}
