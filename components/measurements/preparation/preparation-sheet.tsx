import { useTranslations } from "next-intl";
import { useTargetWords } from "#components/measurements/interpretation/target-words.ts";
import { useVerdictWords } from "#components/measurements/interpretation/verdict-words.ts";
import { MeasurementChart } from "#components/measurements/series/measurement-chart.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { SeriesAnswer } from "#server/measurements/series/contract.ts";
import { PreparationAgreements } from "./preparation-agreements.tsx";
import { PreparationChanges } from "./preparation-changes.tsx";
import { PreparationComparison } from "./preparation-comparison.tsx";
import { type PreparationFacts, pictureCountMax, reviewAt } from "./preparation-facts.ts";
import { PreparationFollowUp } from "./preparation-follow-up.tsx";
import { Rest } from "./sheet-part.tsx";

/**
 * Summary to prepare a consultation, on one side of A4: what changed since the contact that is compared with, what was
 * agreed, the series, the patient's comments, and what is open. Internal notes are left out, because paper leaves the practice.
 */
export function PreparationSheet({ facts }: { facts: PreparationFacts }) {
  const words = useTranslations("measurements.preparation");
  const format = useFormat();
  const { patient, organizationName, madeAt, since, answers } = facts;
  const sinceReview = reviewAt(facts);
  const day = (at: Date) => format.dateTime(at, { dateStyle: "long" });
  return (
    <article
      data-sheet
      className="mx-auto w-full max-w-198 space-y-4 rounded-card border border-line bg-raised p-card shadow-raised pane:p-8 print:flex print:min-h-[270mm] print:max-w-none print:flex-col print:space-y-2.5 print:border-0 print:p-0 print:text-[9pt] print:leading-snug print:shadow-none"
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
        {since === null
          ? words("no-contact")
          : sinceReview
            ? words("last-contact", { day: day(since), name: sinceReview.reviewedByName ?? words("somebody") })
            : words("since", { day: day(since) })}
      </p>
      <PreparationComparison facts={facts} />
      <div className="grid gap-x-6 gap-y-4 pane:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] print:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] print:gap-y-2">
        <div className="min-w-0 space-y-3 print:space-y-1.5">
          {answers.slice(0, picturesThatFit(facts)).map((answer) => (
            <SheetSeries key={answer.kind} answer={answer} />
          ))}
          {answers.length === 0 ? <p className="text-ink-soft">{words("no-series")}</p> : null}
          <Rest
            count={Math.max(0, facts.measurements.kinds.length - picturesThatFit(facts))}
            say={(count) => words("more-series", { count })}
          />
          <PreparationAgreements facts={facts} />
        </div>
        <div className="min-w-0 space-y-4 print:space-y-2.5">
          <PreparationChanges facts={facts} />
          <PreparationFollowUp facts={facts} />
        </div>
      </div>
      <footer className="flex grow flex-col gap-6 border-line border-t pt-2 print:gap-3">
        <h3 className="font-strong">{words("notes")}</h3>
        {/* Ruled, to the end of the paper. */}
        <div
          aria-hidden="true"
          className="min-h-18 grow print:min-h-6 bg-[repeating-linear-gradient(transparent_0_calc(1.5rem-1px),var(--color-line)_0_1.5rem)] [print-color-adjust:exact]"
        />
        <p className="text-ink-soft text-small print:text-[7.5pt]">{words("disclaimer")}</p>
      </footer>
    </article>
  );
}

/** A longer comparison takes the height of a chart. */
const comparedRowsMax = 5;

function picturesThatFit({ comparison }: PreparationFacts): number {
  const rows = comparison.reduce((sum, one) => sum + one.rows.length, 0);
  return rows > comparedRowsMax ? pictureCountMax - 1 : pictureCountMax;
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
