import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ProtocolLine } from "#components/measurements/agreements/protocol-line.tsx";
import { RuleSources } from "#components/measurements/agreements/rule-sources.tsx";
import { seriesStateMarks } from "#components/measurements/interpretation/series-state-mark.ts";
import { useStateWords, useVerdictWords } from "#components/measurements/interpretation/verdict-words.ts";
import { MeasurementComments } from "#components/measurements/values/measurement-comments.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { TabLinks } from "#components/ui/tab-links.tsx";
import type { ProfileAnswer } from "#server/measurements/interpretation/profile-contract.ts";
import type { SeriesAnswer } from "#server/measurements/series/contract.ts";
import { GlucoseProfile } from "./glucose-profile.tsx";
import { HomePressureFacts } from "./home-pressure-facts.tsx";
import { MeasurementChart } from "./measurement-chart.tsx";
import { ValueTable } from "./value-table.tsx";

type MeasurementPanelProps = {
  patientId: string;
  answer: SeriesAnswer;
  /** Glucose only. */
  profile?: ProfileAnswer | null;
  maySetAside: boolean;
  /** Selectable periods, on screens that keep the period in the URL. */
  periods?: { href: string; label: string; isCurrent: boolean }[];
  /** Actions under the panel (`MeasurementActs`). */
  acts?: ReactNode;
};

/** One kind of one patient: the opening sentence, the chart, the derived figures, and every value with its origin. */
export function MeasurementPanel({ patientId, answer, profile, maySetAside, periods, acts }: MeasurementPanelProps) {
  const words = useTranslations("measurements");
  const sayState = useStateWords();
  const { head, tail } = useVerdictWords(answer);
  const { kind, verdict, homePressure, protocol, planned, deliveries } = answer;
  const values = [...answer.points, ...answer.setAside].toSorted((one, other) => other.at.getTime() - one.at.getTime());
  return (
    <Card
      title={words(`kinds.${kind}`)}
      aside={
        <span className="flex flex-wrap items-center gap-2">
          {periods ? <TabLinks label={words("panel.period")} links={periods} className="print:hidden" /> : null}
          <Badge state={seriesStateMarks[verdict.state]}>{sayState(kind, verdict.state)}</Badge>
        </span>
      }
      foot={acts}
    >
      <div className="space-y-4">
        <p className="max-w-prose text-large">
          <strong>{head}</strong> <span className="text-ink-soft">{tail}</span>
        </p>
        {protocol ? <ProtocolLine protocol={protocol} /> : null}
        {planned ? <ProtocolLine protocol={planned} /> : null}
        <MeasurementChart answer={answer} />
        {homePressure ? <HomePressureFacts home={homePressure} protocol={protocol} /> : null}
        {profile ? <GlucoseProfile profile={profile} /> : null}
        <MeasurementComments answer={answer} />
        {values.length > 0 ? (
          <details data-figures>
            <summary className="w-fit rounded-mark text-ink-soft text-small hover:text-ink">
              {words("panel.values", { count: values.length, aside: answer.setAside.length })}
            </summary>
            {answer.isCut ? <p className="pt-2 text-ink-soft text-small">{words("panel.cut")}</p> : null}
            <div className="pt-2">
              <ValueTable
                label={words("panel.table", { kind: words(`kinds.${kind}`) })}
                values={values}
                context={{ patientId, deliveries, protocols: protocol ? [protocol] : [] }}
                maySetAside={maySetAside}
              />
            </div>
          </details>
        ) : null}
        <RuleSources rules={verdict.rules} />
      </div>
    </Card>
  );
}
