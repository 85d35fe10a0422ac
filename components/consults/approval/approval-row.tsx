"use client";

import { useTranslations } from "next-intl";
import { consultAddress } from "#components/consults/inbox/consult-address.ts";
import { Moment } from "#components/consults/inbox/moment.tsx";
import { PromisedBy, WarningBadge } from "#components/consults/inbox/promised.tsx";
import { SaidText } from "#components/messages/said-text.tsx";
import { useWho } from "#components/patients/patient-facts.ts";
import { PatientLink } from "#components/patients/patient-link.tsx";
import type { ShownPatient } from "#components/patients/told-apart.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { ListedConsult } from "#server/consults/inbox/contract.ts";

type ApprovalRowProps = {
  consult: ListedConsult;
  shown: readonly ShownPatient[];
  chosen: readonly string[];
  onChoose: (approvalId: string, isChosen: boolean) => void;
};

/** One text that waits for approval: what was asked, all of the answer, and who wrote it. */
export function ApprovalRow({ consult, shown, chosen, onChoose }: ApprovalRowProps) {
  const words = useTranslations("consults.approval");
  const inbox = useTranslations("consults.inbox");
  const who = useWho();
  const { consultId, patient, approval, last, dueAt, warning, urgentReason } = consult;
  if (!approval) return null;
  const { approvalId, body, askedByName, askedAt } = approval;
  return (
    <li className="flex gap-3 px-card py-row">
      <Checkbox isSelected={chosen.includes(approvalId)} onChange={(isChosen) => onChoose(approvalId, isChosen)}>
        <span className="sr-only">{words("choose", { name: who(patient, shown) })}</span>
      </Checkbox>
      <div className="min-w-0 grow space-y-1.5">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span>
            <PatientLink
              patient={patient}
              shown={shown}
              href={consultAddress({ patientId: patient.patientId, consultId }, "to-approve")}
              className="font-strong"
            />
          </span>
          {urgentReason ? (
            <>
              <Badge state="now">{inbox("urgent")}</Badge>
              <span className="min-w-0 truncate text-small">{urgentReason}</span>
            </>
          ) : null}
          {dueAt ? (
            <span className="text-small">
              <PromisedBy dueAt={dueAt} />
            </span>
          ) : null}
          <WarningBadge warning={warning} />
        </p>
        <p className="flex min-w-0 gap-1.5 text-ink-soft">
          <span className="shrink-0">{inbox(`authors.${last.author}`)}</span>
          <SaidText text={last.excerpt} isLine className="min-w-0 grow" />
        </p>
        <div className="max-w-prose rounded-card border-2 border-edge border-dashed bg-raised px-4 py-3">
          <SaidText text={body ?? ""} />
        </div>
        <p className="text-ink-soft text-small">
          {words.rich("by", { name: askedByName ?? words("somebody"), when: () => <Moment at={askedAt} /> })}
        </p>
      </div>
    </li>
  );
}
