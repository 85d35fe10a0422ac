"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { api } from "#components/api/client.ts";
import { useHeldRefresh } from "#components/api/hold-refresh.ts";
import { useAction } from "#components/api/use-action.ts";
import { useToldApart, useWho } from "#components/patients/patient-facts.ts";
import { roundAddress } from "#components/reviews/round/round-address.ts";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { showToast } from "#components/ui/toast-queue.ts";
import type { ListedPatient } from "#server/patients/contract.ts";
import type { PatientFilter } from "#server/patients/filter-contract.ts";
import { useUndo } from "./use-undo.ts";

type NormalRow = {
  patient: Pick<ListedPatient, "patientId" | "fullName" | "ageYears" | "birthDate" | "recordNumber" | "hasNamesake">;
  /** Read before anything else, so that later arrivals are not concluded. */
  latestAt: Date;
  /** Whether `view` shows everything that is open; if not, it cannot be concluded here. */
  isAllSeen: boolean;
  view: ReactNode;
};

type NormalPatientsProps = { rows: NormalRow[]; filter: PatientFilter; mayConclude: boolean };

/** Normal patients in one list: the ones ticked as seen are concluded together. */
export function NormalPatients({ rows, filter, mayConclude }: NormalPatientsProps) {
  const words = useTranslations("reviews.normal");
  const { run, isPending } = useAction();
  const { offer } = useUndo();
  useHeldRefresh();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter(({ patient, isAllSeen }) => isAllSeen && ticked.has(patient.patientId));
  const tick = (patientId: string, isSeen: boolean) => {
    const next = new Set(ticked);
    if (isSeen) next.add(patientId);
    else next.delete(patientId);
    setTicked(next);
  };
  const conclude = () =>
    run(
      () =>
        api.reviews.concludeNormal.mutate({
          patients: chosen.map(({ patient, latestAt }) => ({
            patientId: patient.patientId,
            latestAt: latestAt.toISOString(),
          })),
        }),
      {
        onDone: ({ reviewIds, leftOpen }) => {
          setTicked(new Set());
          if (leftOpen.length > 0) showToast({ state: "look", text: words("leftOpen", { count: leftOpen.length }) });
          if (reviewIds.length > 0) offer(words("done", { count: reviewIds.length }), reviewIds);
        },
      },
    );
  return (
    <div className="space-y-5">
      <ul className="grid items-start gap-5 desk:grid-cols-2">
        {rows.map((row) => (
          <li
            key={row.patient.patientId}
            // Keeps a focused control from scrolling under the sticky bar.
            className="min-w-0 [&_a]:scroll-mb-40 [&_input]:scroll-mb-40"
          >
            <NormalPatient
              row={row}
              shown={rows.map((each) => each.patient)}
              href={roundAddress(row.patient.patientId, filter)}
              isTicked={ticked.has(row.patient.patientId)}
              onTick={mayConclude && row.isAllSeen ? (isSeen) => tick(row.patient.patientId, isSeen) : null}
            />
          </li>
        ))}
      </ul>
      {mayConclude ? (
        <div className="sticky bottom-16 z-10 flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-raised px-card py-3 shadow-float desk:bottom-3">
          <p aria-live="polite" className="text-ink-soft">
            {words("chosen", { count: chosen.length, all: rows.filter((row) => row.isAllSeen).length })}
          </p>
          <Button look="primary" isDisabled={chosen.length === 0} isPending={isPending} onPress={conclude}>
            {words("conclude", { count: chosen.length })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

type NormalPatientProps = {
  row: NormalRow;
  /** Everyone in the same list, to tell namesakes apart. */
  shown: NormalRow["patient"][];
  href: string;
  isTicked: boolean;
  onTick: ((isSeen: boolean) => void) | null;
};

function NormalPatient({ row: { patient, isAllSeen, view }, shown, href, isTicked, onTick }: NormalPatientProps) {
  const words = useTranslations("reviews.normal");
  const tell = useToldApart("age");
  const who = useWho()(patient, shown);
  return (
    <Card
      title={
        <>
          {patient.fullName} <span className="font-normal text-body text-ink-soft">{tell(patient, shown)}</span>
        </>
      }
      aside={
        <TextLink href={href} data-walk aria-label={`${words("open")}: ${who}`}>
          {words("open")}
        </TextLink>
      }
      foot={
        onTick ? (
          <Checkbox isSelected={isTicked} onChange={onTick}>
            {words("seen", { who })}
          </Checkbox>
        ) : null
      }
    >
      {isAllSeen ? view : <p className="text-ink-soft">{words("nothingShown")}</p>}
    </Card>
  );
}
