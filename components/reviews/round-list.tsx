import { useTranslations } from "next-intl";
import { useAgeWords } from "#components/patients/patient-facts.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { When } from "#components/ui/when.tsx";
import type { WaitingPatient } from "#server/reviews/contract.ts";
import { AttentionBadge } from "./attention-badge.tsx";
import { useReasonLine } from "./reason-words.ts";

const reasonsShown = 3;

type RoundListProps = {
  rows: WaitingPatient[];
  /** To the first page, from a later one; and to the page after this one. */
  startHref: string | null;
  moreHref: string | null;
};

/** Who waits: name, why, since when. Who needs attention most stands first. */
export function RoundList({ rows, startHref, moreHref }: RoundListProps) {
  const words = useTranslations("reviews.round");
  const pages = useTranslations("ui.table");
  const sayReasons = useReasonLine();
  const ageOf = useAgeWords();
  return (
    <>
      <ol className="divide-y divide-line">
        {rows.map(({ patient, reasons, attention, waitingSince, itemCount, isAssessmentDue }) => {
          return (
            <li key={patient.patientId} className="flex flex-wrap items-start gap-x-4 gap-y-1 px-card py-row">
              <div className="min-w-0 grow basis-72">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <TextLink href={`/round/${patient.patientId}`} data-walk className="font-strong">
                    {patient.fullName}
                  </TextLink>
                  <span className="text-ink-soft">{ageOf(patient)}</span>
                </p>
                <p className="text-ink-soft">
                  {isAssessmentDue ? words("assessing") : sayReasons(reasons.slice(0, reasonsShown))}
                </p>
              </div>
              <div className="flex shrink-0 items-center gap-3 desk:grid desk:grid-cols-[7rem_12rem] desk:justify-items-start">
                <AttentionBadge attention={attention} isAssessmentDue={isAssessmentDue} />
                <span className="whitespace-nowrap text-ink-soft text-small">
                  {words("items", { count: itemCount })} <When at={waitingSince} />
                </span>
              </div>
            </li>
          );
        })}
      </ol>
      {startHref || moreHref ? (
        <nav
          aria-label={pages("pages")}
          className="flex justify-end gap-2 border-line border-t px-card py-2.5 first:border-t-0"
        >
          {startHref ? (
            <LinkButton look="plain" size="small" href={startHref}>
              {pages("first")}
            </LinkButton>
          ) : null}
          {moreHref ? (
            <LinkButton size="small" href={moreHref}>
              {pages("next")}
            </LinkButton>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}
