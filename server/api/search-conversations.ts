import type { Access } from "#server/access/access.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import type { AskedWord, FoundConsults, SearchConsultsInput } from "#server/consults/search/contract.ts";
import { wordsIn } from "#server/consults/search/excerpt-rules.ts";
import { searchConsults } from "#server/consults/search/search-consults.ts";
import { plain, prefixWords, soundOf } from "#server/patients/rules.ts";
import { datesIn, isBirthYear } from "#server/patients/search-rules.ts";

/** Searches e-consults; names and dates are read as a search for a patient reads them. */
export function searchConversations(
  access: Access<"consult.list">,
  { text, state }: SearchConsultsInput,
  now = new Date(),
): Promise<FoundConsults> {
  const today = dutchDay(now);
  const { dates, rest } = datesIn(text, today);
  const all = wordsIn(rest)
    .map((typed) => asked(typed, today))
    .filter(({ plain }) => plain !== "");
  // "van der" is of half of all names and tells nothing.
  const telling = all.filter((word) => !prefixWords.has(word.plain));
  const words = telling.length + dates.length > 0 ? telling : all;
  return searchConsults(access, { words, days: dates, state }, now);
}

function asked(typed: string, today: string): AskedWord {
  const letters = plain(typed).replace(/[^\p{L}\p{N}]/gu, "");
  return {
    typed,
    plain: letters,
    // One letter would be the beginning of one name in twenty.
    sound: /^[a-z]{2,}$/.test(letters) ? soundOf(letters) : "",
    birthYear: isBirthYear(typed, today) ? Number(typed) : null,
  };
}
