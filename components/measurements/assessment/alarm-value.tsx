import { useTranslations } from "next-intl";
import { useKindWords } from "#components/measurements/values/value-words.ts";
import { When } from "#components/ui/when.tsx";
import type { AlarmFacts } from "#server/measurements/assessment/contract.ts";

/** What raised an alarm, and when: "Gewicht: 74,3 kg, gisteren 07:22". */
export function AlarmValue({ alarm }: { alarm: AlarmFacts }) {
  const words = useTranslations("measurements");
  const sayOf = useKindWords();
  const { kind, value, measuredAt, raisedAt } = alarm;
  const came = value === null ? words("alarms.nothing") : sayOf(kind).whole(alarm);
  return (
    <>
      {words(`kinds.${kind}`)}: <strong>{came}</strong>, <When at={measuredAt ?? raisedAt} />
    </>
  );
}
