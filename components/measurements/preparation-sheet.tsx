import { useTranslations } from "next-intl";
import { useFormat } from "#components/ui/use-format.ts";
import type { SeriesAnswer } from "#server/measurements/series-contract.ts";
import { MeasurementChart } from "./measurement-chart.tsx";
import { PreparationAgreements } from "./preparation-agreements.tsx";
import { PreparationChanges } from "./preparation-changes.tsx";
import { cut, type PreparationFacts, pictureCountMax } from "./preparation-facts.ts";
import { PreparationFollowUp } from "./preparation-follow-up.tsx";
import { Rest, SheetPart } from "./sheet-part.tsx";
import { useTargetWords } from "./target-words.ts";
import { useVerdictWords } from "./verdict-words.ts";

/**
 * All that a consult begins with, on one side of A4: what changed since the last contact, what was agreed, how the series went, what the
 * patient said, what is still open. Work notes are not on it: paper leaves the practice.
 */
export function PreparationSheet({ facts }: { facts: PreparationFacts }) {
  const words = useTranslations("measurements.preparation");
  const format = useFormat();
  const { patient, organizationName, madeAt, lastContact, answers } = facts;
  const day = (at: Date) => format.dateTime(at, { dateStyle: "long" });
  return (
    <article
      data-sheet
      className="mx-auto w-full max-w-198 space-y-4 rounded-card border border-line bg-raised p-card shadow-raised pane:p-8 print:max-w-none print:space-y-2.5 print:border-0 print:p-0 print:text-[9pt] print:leading-snug print:shadow-none"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 border-ink border-b pb-2">
        <div>
          <h2 className="font-strong text-title">{patient.fullName}</h2>
          <p className="text-ink-soft text-small">
            {words("born", { day: format.day(patient.birthDate, "year"), years: patient.ageYears })}
            {patient.recordNumber ? `, ${words("record", { number: patient.recordNumber })}` : null}
          </p>
        </div>
        <p className="text-ink-soft text-small pane:text-right">
          {organizationName}
          <span className="block">{words("made", { day: day(madeAt) })}</span>
        </p>
      </header>
      <p className="max-w-prose print:max-w-none">
        {lastContact
          ? words("last-contact", {
              day: day(lastContact.at),
              name: lastContact.byName ?? words("somebody"),
            })
          : words("no-contact")}
      </p>
      <div className="grid gap-x-6 gap-y-4 pane:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] print:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] print:gap-y-2">
        <div className="min-w-0 space-y-3 print:space-y-1.5">
          {cut(answers, pictureCountMax).shown.map((answer) => (
            <SheetSeries key={answer.kind} answer={answer} />
          ))}
          {answers.length === 0 ? <p className="text-ink-soft">{words("no-series")}</p> : null}
          <Rest
            count={Math.max(0, facts.measurements.kinds.length - pictureCountMax)}
            say={(count) => words("more-series", { count })}
          />
          <PreparationAgreements facts={facts} />
        </div>
        <div className="min-w-0 space-y-4 print:space-y-2.5">
          <PreparationChanges facts={facts} />
          <PreparationFollowUp facts={facts} />
        </div>
      </div>
      <footer className="space-y-6 border-line border-t pt-2 print:space-y-3">
        <SheetPart title={words("notes")}>
          <div aria-hidden="true" className="space-y-6 pt-5 print:space-y-5 print:pt-4">
            <div className="border-line border-b" />
            <div className="border-line border-b" />
            <div className="border-line border-b" />
          </div>
        </SheetPart>
        <p className="text-ink-soft text-small print:text-[7.5pt]">{words("disclaimer")}</p>
      </footer>
    </article>
  );
}

function SheetSeries({ answer }: { answer: SeriesAnswer }) {
  const words = useTranslations("measurements");
  const { head, tail } = useVerdictWords(answer);
  const { all, by } = useTargetWords(answer.kind);
  const [target] = answer.targets;
  return (
    <section className="break-inside-avoid">
      <h3 className="font-strong">{words(`kinds.${answer.kind}`)}</h3>
      <p>
        {head} {tail}
      </p>
      <MeasurementChart answer={answer} size="small" hasLegend={false} />
      {target ? (
        <p className="-mt-1 text-ink-soft text-small print:text-[7.5pt]">
          {words("preparation.target", { target: all(answer.targets), by: by(target.rule) })}
        </p>
      ) : null}
    </section>
  );
}
