"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { useSingleKeys } from "#components/layout/single-keys.ts";
import { useWho } from "#components/patients/patient-facts.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { KeyCap } from "#components/ui/key-cap.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { ToldPatient } from "#server/patients/contract.ts";
import type { HandOver as Handed, HandOverTaker } from "#server/reviews/round/hand-over-contract.ts";

const HandOverForm = dynamic(() => import("./hand-over-form.tsx").then((module) => module.HandOverForm), {
  ssr: false,
  loading: Opening,
});

type HandOverProps = {
  patient: ToldPatient;
  /** Null: it waits for everybody. */
  handOver: Handed | null;
  takers: HandOverTaker[];
  /** Where the round goes on. */
  onwardsHref: string;
};

/** Gives what waits of this patient to a GP, or takes it back; `o` opens either. */
export function HandOver({ patient, handOver, takers, onwardsHref }: HandOverProps) {
  const words = useTranslations("reviews.hand-over");
  const who = useWho();
  const [isOpen, setIsOpen] = useState(false);
  const { run, isPending } = useAction();
  const isOffered = handOver !== null || takers.length > 0;
  useSingleKeys(isOffered ? { o: () => setIsOpen(true) } : {});
  if (!isOffered) return null;
  const takeBack = () =>
    run(() => api.reviews.takeBackHandOver.mutate({ patientId: patient.patientId }), {
      done: () => words("takenBack", { who: who(patient) }),
      onDone: () => setIsOpen(false),
    });
  return (
    <>
      <Button onPress={() => setIsOpen(true)} aria-keyshortcuts="o">
        <span className="contents max-desk:hidden">
          <KeyCap>o</KeyCap>
        </span>
        {words(handOver ? "takeBack" : "verb")}
      </Button>
      {handOver ? (
        <ConfirmDialog
          isOpen={isOpen}
          onClose={() => setIsOpen(false)}
          title={words("takeBackTitle")}
          verb={words("takeBack")}
          keep={words("keep")}
          isPending={isPending}
          onConfirm={takeBack}
        >
          {words("takeBackBody", { name: handOver.toName ?? words("somebody") })}
        </ConfirmDialog>
      ) : (
        <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={words("title")}>
          <HandOverForm patient={patient} takers={takers} onwardsHref={onwardsHref} onDone={() => setIsOpen(false)} />
        </Dialog>
      )}
    </>
  );
}
