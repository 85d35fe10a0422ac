"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { api } from "#components/api/client.ts";
import { reasonOf, useRefusal } from "#components/api/use-refusal.ts";
import { withProof } from "#components/api/with-proof.ts";
import type { DraftKeeper } from "#components/consults/drafts/draft-keeper.ts";
import { useMomentWords } from "#components/consults/inbox/moment.tsx";
import { takeOverOnceSent } from "#components/consults/transfer/take-over-once-sent.ts";
import { useWho } from "#components/patients/patient-facts.ts";
import { showToast } from "#components/ui/toast-queue.ts";
import type { AskApprovalInput } from "#server/consults/approval/contract.ts";
import type { AnswerConsultInput } from "#server/consults/conversation/conversation-contract.ts";
import type { ToldPatient } from "#server/patients/contract.ts";

/** Why nothing was sent. `isChanged`: more was said in the meantime, or what it replaces is no longer there. */
export type AnswerRefusal = { text: string; isChanged: boolean };

const changed: ReadonlySet<string> = new Set(["consult.changed-since", "consult.not-unsent", "consult.approval-gone"]);

type AnswerFacts = {
  patient: ToldPatient;
  /** The screen that follows once it is sent. */
  onwardsHref: string;
  draft: DraftKeeper;
};

/** Sends an answer, once, and goes on to the next consult. A refusal stays beside the text, which stays too, as a draft. */
export function useAnswer({ patient, onwardsHref, draft }: AnswerFacts) {
  const words = useTranslations("consults.answer");
  const reasons = useTranslations("consults.reasons");
  const router = useRouter();
  const refusalWords = useRefusal();
  const who = useWho();
  const [isPending, setIsPending] = useState(false);
  const [refusal, setRefusal] = useState<AnswerRefusal | null>(null);
  const isSent = useRef(false);

  const sayMoment = useMomentWords();
  const saidOf = ({ closes }: AnswerConsultInput, sendAt: Date | null) => {
    if (sendAt !== null) return words("planned", { when: sayMoment(sendAt) });
    if (closes === null) return words("sent", { who: who(patient) });
    return words("sentAndClosed", { who: who(patient), reason: reasons(closes) });
  };
  const sendIt = async (input: AnswerConsultInput, takesOver: boolean) => {
    const sending = withProof(() => api.consults.answer.mutate(input));
    const taking = takesOver ? takeOverOnceSent(sending, input) : null;
    const { sendAt } = await sending;
    draft.forget();
    showToast({ state: "fine", text: saidOf(input, sendAt === null ? null : new Date(sendAt)) });
    if (taking) {
      const isTaken = await taking;
      showToast({ state: isTaken ? "fine" : "look", text: words(isTaken ? "taken" : "notTaken") });
    }
  };
  const askIt = async (input: AskApprovalInput) => {
    await withProof(() => api.consults.askApproval.mutate(input));
    draft.forget();
    showToast({ state: "fine", text: words("asked") });
  };
  const store = async (storing: () => Promise<void>) => {
    try {
      await draft.settle();
      await storing();
      router.push(onwardsHref);
      router.refresh();
    } catch (problem) {
      isSent.current = false;
      draft.resume();
      setIsPending(false);
      setRefusal({ text: refusalWords(problem), isChanged: changed.has(reasonOf(problem) ?? "") });
    }
  };
  const once = (storing: () => Promise<void>) => {
    if (isSent.current) return;
    isSent.current = true;
    setIsPending(true);
    setRefusal(null);
    void store(storing);
  };
  const send = (input: AnswerConsultInput, takesOver = false) => once(() => sendIt(input, takesOver));
  const ask = (input: AskApprovalInput) => once(() => askIt(input));
  return { send, ask, isPending, refusal, dropRefusal: () => setRefusal(null) };
}
