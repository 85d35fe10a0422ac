import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { consultAddress } from "#components/consults/inbox/consult-address.ts";
import { SaidText } from "#components/messages/said-text.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { When } from "#components/ui/when.tsx";
import type { PatientConsult } from "#server/consults/conversation/conversation-contract.ts";

type PatientConsultsCardProps = { patientId: string; consults: PatientConsult[]; begin: ReactNode };

/** The conversations with this patient, newest first, and a way to write first. */
export function PatientConsultsCard({ patientId, consults, begin }: PatientConsultsCardProps) {
  const words = useTranslations("consults.patient");
  return (
    <Card title={words("title")} foot={begin}>
      {consults.length === 0 ? <EmptyState title={words("none")}>{words("noneBody")}</EmptyState> : null}
      <ul className="space-y-2.5">
        {consults.map(({ consultId, openedAt, closedAt, excerpt }) => (
          <li key={consultId}>
            <p>
              <TextLink href={consultAddress({ patientId, consultId }, closedAt ? "closed" : "unassigned")}>
                {words.rich("from", { when: () => <When at={openedAt} precision="day" /> })}
              </TextLink>{" "}
              <span className="text-ink-soft text-small">{words(closedAt ? "closed" : "open")}</span>
            </p>
            <SaidText text={excerpt} isLine className="text-ink-soft text-small" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
