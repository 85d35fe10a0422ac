"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useState } from "react";
import { api } from "#components/api/client.ts";
import { useRefusal } from "#components/api/use-refusal.ts";
import { useWho } from "#components/patients/patient-facts.ts";
import { roundAddress } from "#components/reviews/round/round-address.ts";
import { showToast } from "#components/ui/toast-queue.ts";
import { useFormat } from "#components/ui/use-format.ts";
import type { ReviewAdjustment, ReviewConclusion } from "#db/terms/reviews.ts";
import type { ToldPatient } from "#server/patients/contract.ts";
import type { PatientFilter } from "#server/patients/filter-contract.ts";
import type { ConcludeInput } from "#server/reviews/conclusion/contract.ts";
import { isBlank, type KeepDraftInput } from "#server/reviews/conclusion/draft-contract.ts";
import { copyText } from "./his-text.ts";
import { useSavedWords } from "./use-saved-words.ts";
import { useUndo } from "./use-undo.ts";

/** A refresh before the next patient is shown would hold that screen up until both are read. */
const shownWithinMs = 5_000;
const lookEveryMs = 50;

export type Decision = {
  conclusion: ReviewConclusion;
  adjusts: ReviewAdjustment | null;
  /** What came of the open alarms; null: they are left open, or there are none. */
  alarmOutcome: ConcludeInput["alarmOutcome"];
};

type ConcludeFacts = {
  reviewId: string;
  patient: ToldPatient;
  written: KeepDraftInput;
  filter: PatientFilter;
  isSent: RefObject<boolean>;
  /** Where the round goes on after this decision; `isNext`: to another patient, who can be shown while this one is stored. */
  onwards: (decision: Decision) => { href: string; isNext: boolean };
};

/**
 * Stores a conclusion and moves on. With nothing written there is nothing to lose, so the next patient is shown while it is stored; what it
 * says is said only once the server said so, and a refusal leads back. With text the form stays until the server has it.
 */
export function useConclude({ reviewId, patient, written, filter, isSent, onwards }: ConcludeFacts) {
  const words = useTranslations("reviews.conclude");
  const alarmWords = useTranslations("reviews.alarm");
  const router = useRouter();
  const refusalWords = useRefusal();
  const { offer } = useUndo();
  const say = useSavedWords();
  const who = useWho();
  const format = useFormat();
  const [isPending, setIsPending] = useState(false);
  const [storedId, setStoredId] = useState<string | null>(null);
  // Undone before the next patient was shown: the screen was read anew, under another id, and can be concluded again.
  useEffect(() => {
    if (storedId === null || storedId === reviewId) return;
    isSent.current = false;
    setIsPending(false);
    setStoredId(null);
  }, [storedId, reviewId, isSent]);
  const isBare = isBlank(written);

  const ofAlarms = ({ alarmOutcome }: Decision, count: number | null) => {
    if (!alarmOutcome || count === null) return "";
    return count < alarmOutcome.alarmIds.length ? alarmWords("by-colleague") : alarmWords("handled", { count });
  };
  const store = async (decision: Decision, hisText: string | null) => {
    const { href, isNext } = onwards(decision);
    // Before anything is awaited: a browser allows it only in the press itself.
    const copying = hisText === null ? null : copyText(hisText);
    const isAhead = isBare && isNext;
    if (isAhead) router.push(href);
    try {
      const isTakenOver = copying !== null && (await copying);
      const { callOn, handledAlarmCount } = await api.reviews.conclude.mutate({
        reviewId,
        ...decision,
        ...written,
        isTakenOver,
      });
      const parts = [
        say(patient, decision.conclusion),
        callOn ? words("callOn", { day: format.day(callOn) }) : "",
        ofAlarms(decision, handledAlarmCount),
        copying === null ? "" : words(isTakenOver ? "alsoTakenOver" : "notCopied"),
      ];
      const said = parts.filter((part) => part !== "").join(". ");
      if (isTakenOver) showToast({ state: "fine", text: said });
      else offer(said, [reviewId]);
      setStoredId(reviewId);
      if (isAhead) await untilShown(href);
      else router.push(href);
      router.refresh();
    } catch (problem) {
      isSent.current = false;
      setIsPending(false);
      showToast({ state: "now", text: `${who(patient)}: ${refusalWords(problem)}` });
      if (isAhead) router.push(roundAddress(written.patientId, filter));
    }
  };
  const send = (decision: Decision, hisText: string | null) => {
    if (isSent.current) return;
    isSent.current = true;
    setIsPending(true);
    void store(decision, hisText);
  };
  return { send, isPending };
}

/** Resolves once this address is on screen, or when it does not come. */
async function untilShown(href: string): Promise<void> {
  const { pathname } = new URL(href, window.location.origin);
  for (let waited = 0; waited < shownWithinMs && window.location.pathname !== pathname; waited += lookEveryMs)
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
}
