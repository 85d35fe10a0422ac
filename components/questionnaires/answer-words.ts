import { useLocale, useTranslations } from "next-intl";
import { regionOf } from "#components/ui/said-time.ts";
import { useFormat } from "#components/ui/use-format.ts";
import type { AnswerValue } from "#db/terms/questionnaires.ts";

/** An answer as a person reads it, in the reader's language; words of an option stay in the language of the list. */
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
        return saidDay(value.value, locale);
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

/** "2026-03-14", "2026-03" and "2026", as precise as they are. */
export function saidDay(text: string, locale: string): string {
  const [year, month, day] = text.split("-").map(Number);
  if (!year || !month) return text;
  const at = new Date(Date.UTC(year, month - 1, day ?? 1));
  if (Number.isNaN(at.getTime())) return text;
  const precision = day ? { day: "numeric" as const } : {};
  return at.toLocaleDateString(regionOf(locale), { ...precision, month: "long", year: "numeric", timeZone: "UTC" });
}

function saidMoment(text: string, locale: string): string {
  if (!text.includes("T")) return saidDay(text, locale);
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  return at.toLocaleString(regionOf(locale), { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Amsterdam" });
}
