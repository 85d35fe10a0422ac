import { useTranslations } from "next-intl";
import { useFormat } from "#components/ui/use-format.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { ComparisonFilters } from "./comparison-filters.tsx";
import type { PreparationFacts } from "./preparation-facts.ts";

/** As many contacts as somebody would look for in a list; for an older one there is the date. */
const contactsMax = 12;

/** The choice of the contact that the sheet compares with. */
export function ComparedWith({ facts: { reviews, since, madeAt } }: { facts: PreparationFacts }) {
  const conclusions = useTranslations("reviews.conclusions");
  const format = useFormat();
  const day = since && dutchDay(since);
  const contacts = reviews
    .map(({ reviewedAt, conclusion }) => ({ id: dutchDay(reviewedAt), conclusion }))
    .filter(({ id }, index, all) => id !== all[index - 1]?.id)
    .slice(0, contactsMax)
    .map(({ id, conclusion }) => ({ id, label: `${format.day(id, "year")} · ${conclusions(conclusion)}` }));
  const isListed = day === null || contacts.some(({ id }) => id === day);
  return (
    <ComparisonFilters
      contacts={isListed ? contacts : [...contacts, { id: day, label: format.day(day, "year") }]}
      day={day}
      today={dutchDay(madeAt)}
    />
  );
}
