"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { api } from "#components/api/client.ts";
import { reasonOf, useRefusal } from "#components/api/use-refusal.ts";
import { warnBeforeLeaving } from "#components/api/warn-before-leaving.ts";
import { withProof } from "#components/api/with-proof.ts";
import { useWho } from "#components/patients/patient-facts.ts";
import { showToast } from "#components/ui/toast-queue.ts";
import type { CloseReason } from "#db/terms/consults.ts";
import type { AnswerConsultInput } from "#server/consults/conversation/conversation-contract.ts";
import type { ToldPatient } from "#server/patients/contract.ts";
import { forgetUnsent, hasUnsent } from "./unsent-text.ts";

/** Why nothing was sent. `isChanged`: more was said in the meantime. */
export type AnswerRefusal = { text: string; isChanged: boolean };

type AnswerFacts = {
  patient: ToldPatient;
  /** The screen that follows once it is sent. */
  onwardsHref: string;
};

/** Sends an answer, once, and goes on to the next consult. A refusal stays beside the text, which stays too. */
export function useAnswer({ patient, onwardsHref }: AnswerFacts) {
  const words = useTranslations("consults.answer");
  const reasons = useTranslations("consults.reasons");
  const router = useRouter();
  const refusalWords = useRefusal();
  const who = useWho();
  const [isPending, setIsPending] = useState(false);
  const [refusal, setRefusal] = useState<AnswerRefusal | null>(null);
  const isSent = useRef(false);

  const saidOf = (closes: CloseReason | null) => {
    if (closes === null) return words("sent", { who: who(patient) });
    return words("sentAndClosed", { who: who(patient), reason: reasons(closes) });
  };
  const store = async (input: AnswerConsultInput) => {
    try {
      await withProof(() => api.consults.answer.mutate(input));
      forgetUnsent(input.consultId);
      warnBeforeLeaving(hasUnsent());
      showToast({ state: "fine", text: saidOf(input.closes) });
      router.push(onwardsHref);
      router.refresh();
    } catch (problem) {
      isSent.current = false;
      setIsPending(false);
      setRefusal({ text: refusalWords(problem), isChanged: reasonOf(problem) === "consult.changed-since" });
    }
  };
  const send = (input: AnswerConsultInput) => {
    if (isSent.current) return;
    isSent.current = true;
    setIsPending(true);
    setRefusal(null);
    void store(input);
  };
  return { send, isPending, refusal, dropRefusal: () => setRefusal(null) };
}
