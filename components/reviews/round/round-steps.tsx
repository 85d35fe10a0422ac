import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { PatientFilter } from "#server/patients/filter-contract.ts";
import { roundAddress } from "./round-address.ts";

export type RoundStepsProps = {
  next: string | null;
  previous: string | null;
  /** "4 van 12": in this round within the filter, with those who were reviewed already; null: this patient is not among them. */
  place: { at: number; all: number } | null;
  filter: PatientFilter;
};

/** The place in the round, and a step to the previous or the next patient, who may be skipped. */
export function RoundSteps({ next, previous, place, filter }: RoundStepsProps) {
  const words = useTranslations("reviews.round");
  return (
    <nav aria-label={words("steps")} className="flex grow items-center justify-between gap-2 desk:grow-0 panel:grow">
      <Step to={previous} filter={filter}>
        <ChevronLeft aria-hidden="true" className="size-5" />
        {words("previous")}
      </Step>
      <span className="text-ink-soft text-small tabular-nums">{place ? words("place", place) : null}</span>
      <Step to={next} filter={filter}>
        {words("next")}
        <ChevronRight aria-hidden="true" className="size-5" />
      </Step>
    </nav>
  );
}

/** A step to nobody keeps its room, so that the other stays where the thumb is. */
function Step({ to, filter, children }: { to: string | null; filter: PatientFilter; children: ReactNode }) {
  if (to === null) return <span className="min-w-24" />;
  return (
    <LinkButton
      look="plain"
      href={roundAddress(to, filter)}
      className="min-h-11 min-w-24 desk:min-h-control desk:min-w-0"
    >
      {children}
    </LinkButton>
  );
}
