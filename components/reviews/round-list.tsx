import { useTranslations } from "next-intl";
import { useAgeWords } from "#components/patients/patient-facts.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { MarkState } from "#components/ui/mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { When } from "#components/ui/when.tsx";
import { attentionRanks } from "#db/terms/reviews.ts";
import type { WaitingPatient } from "#server/reviews/contract.ts";
import { useReasonWords } from "./reason-words.ts";

const reasonsShown = 3;

/** Who waits: name, why, since when. Who needs attention most stands first. */
export function RoundList({ rows }: { rows: WaitingPatient[] }) {
  const words = useTranslations("reviews.round");
  const sayReason = useReasonWords();
  const ageOf = useAgeWords();
  return (
    <ol className="divide-y divide-line">
      {rows.map(({ patient, reasons, attention, waitingSince, itemCount, isAssessmentDue }) => {
        const { state, word } = lookOf(attention);
        return (
          <li key={patient.patientId} className="flex flex-wrap items-start gap-x-4 gap-y-1 px-card py-row">
            <div className="min-w-0 grow">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <TextLink href={`/round/${patient.patientId}`} data-walk className="font-strong">
                  {patient.fullName}
                </TextLink>
                <span className="text-ink-soft">{ageOf(patient)}</span>
              </p>
              <p className="text-ink-soft">
                {isAssessmentDue ? words("assessing") : reasons.slice(0, reasonsShown).map(sayReason).join(" · ")}
              </p>
            </div>
            <div className="flex shrink-0 items-center gap-3">
              <Badge state={isAssessmentDue ? "unknown" : state}>
                {words(isAssessmentDue ? "look.unknown" : word)}
              </Badge>
              <span className="whitespace-nowrap text-ink-soft text-small">
                {words("items", { count: itemCount })} · <When at={waitingSince} />
              </span>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** How much attention somebody asks for: a mark and its word. */
function lookOf(attention: number) {
  if (attention >= attentionRanks.flagged) return { state: "now", word: "look.now" } as const;
  if (attention >= attentionRanks.look) return { state: "look", word: "look.look" } as const satisfies Look;
  if (attention >= attentionRanks.unknown) return { state: "unknown", word: "look.unknown" } as const;
  return { state: "fine", word: "look.fine" } as const;
}

type Look = { state: MarkState; word: string };
