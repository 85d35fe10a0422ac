"use client";

import { useTranslations } from "next-intl";
import { type AlarmOutcome, alarmOutcomes } from "#db/terms/measurement-alarms.ts";
import type { AlarmFacts } from "#server/measurements/assessment/contract.ts";
import { NumberedChoice } from "./numbered-choice.tsx";
import { OpenAlarms } from "./open-alarms.tsx";

/** What comes of the patient's open alarms with this conclusion; "leave-open": nothing yet. */
export type AlarmAnswer = AlarmOutcome | "leave-open";

const answers: readonly AlarmAnswer[] = [...alarmOutcomes, "leave-open"];

type AlarmChoiceProps = { alarms: AlarmFacts[]; onPick: (answer: AlarmAnswer) => void; onClose: () => void };

/**
 * Asks what came of the open alarms of the patient who is being concluded. One answer for all of them: they are about one patient and one
 * decision; who wants to tell them apart leaves them open. Our own choice (2026-11-30).
 */
export function AlarmChoice({ alarms, onPick, onClose }: AlarmChoiceProps) {
  const words = useTranslations("reviews.alarm");
  const outcomes = useTranslations("measurements.alarms.outcomes");
  return (
    <NumberedChoice
      label={words("title")}
      hint={words("hint", { last: answers.length })}
      choices={answers.map((id) => ({ id, label: id === "leave-open" ? words(id) : outcomes(id) }))}
      verb={words("verb")}
      back={words("back")}
      onPick={onPick}
      onClose={onClose}
    >
      <OpenAlarms alarms={alarms} />
    </NumberedChoice>
  );
}
