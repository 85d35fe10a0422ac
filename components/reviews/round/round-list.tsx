import { useTranslations } from "next-intl";
import { PatientLink } from "#components/patients/patient-link.tsx";
import { PageLinks } from "#components/table/page-links.tsx";
import { When } from "#components/ui/when.tsx";
import type { PatientFilter } from "#server/patients/filter-contract.ts";
import type { WaitingPatient } from "#server/reviews/round/contract.ts";
import { AttentionBadge } from "./attention-badge.tsx";
import { useReasonLine } from "./reason-words.ts";
import { roundAddress } from "./round-address.ts";

const reasonsShown = 3;

type RoundListProps = {
  rows: WaitingPatient[];
  /** The filter that these are within; it stays on while stepping through. */
  filter: PatientFilter;
  /** Links to the first page (null on it) and to the next page. */
  startHref: string | null;
  moreHref: string | null;
};

/** The patients in the round: name, reasons, since when. Highest attention first. */
export function RoundList({ rows, filter, startHref, moreHref }: RoundListProps) {
  const words = useTranslations("reviews.round");
  const handed = useTranslations("reviews.hand-over");
  const sayReasons = useReasonLine();
  return (
    <>
      <ol className="divide-y divide-line">
        {rows.map(({ patient, reasons, attention, waitingSince, itemCount, isAssessmentDue, handOver }) => {
          return (
            <li key={patient.patientId} className="flex flex-wrap items-start gap-x-4 gap-y-1 px-card py-row">
              <div className="min-w-0 grow basis-72">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <PatientLink
                    patient={patient}
                    shown={rows.map((row) => row.patient)}
                    href={roundAddress(patient.patientId, filter)}
                    className="font-strong"
                  />
                </p>
                <p className="text-ink-soft">
                  {isAssessmentDue ? words("assessing") : sayReasons(reasons.slice(0, reasonsShown))}
                </p>
                {handOver ? (
                  <p>{handed("handed", { name: handOver.toName ?? handed("somebody"), reason: handOver.reason })}</p>
                ) : null}
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
      <PageLinks startHref={startHref} moreHref={moreHref} />
    </>
  );
}
