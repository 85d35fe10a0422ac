import { useTranslations } from "next-intl";
import { Tag } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { SourceLine } from "#components/ui/source-line.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { DutyInTime } from "#server/catalogue/contract.ts";

/** Laws, agreements and expectations on one timeline, each with its source. */
export function DutyTimeline({ duties }: { duties: DutyInTime[] }) {
  const words = useTranslations("catalogue.knowledge");
  const names = useTranslations("connections.duties");
  const format = useFormat();
  return (
    <Card title={words("duties")} padding="bare">
      <ol className="divide-y divide-line">
        {duties.map((duty) => (
          <li key={duty.name} className="grid gap-x-4 px-card py-3 pane:grid-cols-[9rem_minmax(0,1fr)]">
            <p className="text-ink-soft">
              {duty.inForceOn === null ? words("noDay") : format.day(duty.inForceOn, "year")}
            </p>
            <div className="space-y-1">
              <h3 className="flex flex-wrap items-center gap-2 font-strong">
                {names(`${duty.name}.title`)}
                <Tag>{names(duty.basis)}</Tag>
              </h3>
              <p className="max-w-prose">{names(`${duty.name}.body`)}</p>
              <p className="text-ink-soft text-small">
                {words("for", { kinds: duty.kinds.map((kind) => words(`kinds.${kind}`)).join(", ") })}
              </p>
              <SourceLine source={duty.source} date={duty.sourceDate} />
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
