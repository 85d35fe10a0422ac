import type { useTranslations } from "next-intl";
import { unsealedMinutesMax } from "#db/terms/audit.ts";
import type { LogState } from "#server/audit/contract.ts";
import { formatTime } from "#server/calendar/spoken.ts";

type Words = ReturnType<typeof useTranslations<"audit">>;

/** The state of the log in one sentence, and what it implies. */
export function logSentence(words: Words, state: LogState, now: Date, locale: string) {
  const { sealed, lastCheck } = state;
  const checked =
    lastCheck && words("more.checked", { when: formatTime(lastCheck.at, now, locale), name: lastCheck.by });
  const more = checked ?? (sealed && words("more.sealed", { when: formatTime(sealed.at, now, locale) }));
  return { sentence: words(`sentence.${verdictOf(state, now)}`), more };
}

function verdictOf({ waiting, lastCheck }: LogState, now: Date): "whole" | "broken" | "unchecked" | "stalled" {
  if (lastCheck && !lastCheck.isWhole) return "broken";
  const waitedMs = waiting.oldestAt ? now.getTime() - waiting.oldestAt.getTime() : 0;
  if (waitedMs > unsealedMinutesMax * 60_000) return "stalled";
  return lastCheck ? "whole" : "unchecked";
}
