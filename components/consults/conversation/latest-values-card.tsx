import { useTranslations } from "next-intl";
import { seriesStateMarks } from "#components/measurements/interpretation/series-state-mark.ts";
import { useStateWords } from "#components/measurements/interpretation/verdict-words.ts";
import { useKindWords } from "#components/measurements/values/value-words.ts";
import { Card } from "#components/ui/card.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { When } from "#components/ui/when.tsx";
import type { KindFacts } from "#server/measurements/series/contract.ts";

const kindsShown = 6;

/** The latest value of each kind, what needs attention first. */
export function LatestValuesCard({ patientId, kinds }: { patientId: string; kinds: KindFacts[] }) {
  const words = useTranslations("consults.beside");
  const names = useTranslations("measurements.kinds");
  const sayKind = useKindWords();
  const sayState = useStateWords();
  const measured = kinds.filter(({ lastAt }) => lastAt !== null);
  return (
    <Card
      title={words("values")}
      foot={
        measured.length > 0 ? (
          <TextLink href={`/patients/${patientId}/measurements`}>{words("allValues")}</TextLink>
        ) : null
      }
    >
      {measured.length === 0 ? <p className="text-ink-soft">{words("noValues")}</p> : null}
      <ul className="space-y-2">
        {measured.slice(0, kindsShown).map(({ kind, state, lastValue, lastDiastolic, lastAt }) => (
          <li key={kind} className="flex items-start gap-2.5">
            <Mark state={seriesStateMarks[state]} label={sayState(kind, state)} className="mt-0.75" />
            <span className="min-w-0 grow">
              {names(kind)}
              {lastAt ? (
                <span className="block text-ink-soft text-small">
                  <When at={lastAt} />
                </span>
              ) : null}
            </span>
            <span className="whitespace-nowrap font-strong tabular-nums">
              {sayKind(kind).whole({ value: lastValue, diastolic: lastDiastolic })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
