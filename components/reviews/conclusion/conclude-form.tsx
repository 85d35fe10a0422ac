"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useSingleKeys } from "#components/layout/single-keys.ts";
import { MessagePreview } from "#components/messages/message-preview.tsx";
import { CoachedText } from "#components/messages/writing/coached-text.tsx";
import { roundAddress } from "#components/reviews/round/round-address.ts";
import type { RoundStepsProps } from "#components/reviews/round/round-steps.tsx";
import { useRoundNavigation } from "#components/reviews/round/use-round-navigation.ts";
import type { Colleague } from "#components/tasks/task-fields.tsx";
import { TaskFields } from "#components/tasks/task-fields.tsx";
import { Card } from "#components/ui/card.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-field.tsx";
import { When } from "#components/ui/when.tsx";
import { attentionRanks, type ReviewConclusion } from "#db/terms/reviews.ts";
import { type SoepFrame, soepText } from "#db/terms/soep.ts";
import type { AlarmFacts } from "#server/measurements/assessment/contract.ts";
import type { FilledTemplate } from "#server/messages/template-contract.ts";
import type { ToldPatient } from "#server/patients/contract.ts";
import type { Draft } from "#server/reviews/conclusion/draft-contract.ts";
import type { TaskFacts } from "#server/tasks/contract.ts";
import { AdjustChoice } from "./adjust-choice.tsx";
import { type AlarmAnswer, AlarmChoice } from "./alarm-choice.tsx";
import { AskConclusion } from "./ask-conclusion.tsx";
import { DecisionBar, keyedConclusions } from "./decision-bar.tsx";
import { nextFitting } from "./fitting-text.ts";
import { HisLine } from "./his-line.tsx";
import { useStraightToHis } from "./his-text.ts";
import { OpenAlarms } from "./open-alarms.tsx";
import { type Decision, useConclude } from "./use-conclude.ts";
import { useKeptDraft } from "./use-kept-draft.ts";

type ConcludeFormProps = {
  reviewId: string;
  patient: ToldPatient;
  itemIds: string[];
  /** The patient's attention level in the round. */
  attention: number;
  /** The patient's open alarms. */
  alarms: AlarmFacts[];
  steps: RoundStepsProps;
  /** Those that fit what must happen for this patient. */
  templates: FilledTemplate[];
  colleagues: Colleague[];
  /** The first working day after today, as the default due date of a task. */
  dueOn: string;
  draft: Draft | null;
  /** What the text for the HIS holds already. */
  frame: SoepFrame;
  /** Where a target and a protocol of this patient are agreed. */
  agreeHref: { target: string; measuring: string };
};

/**
 * Concludes with one key and moves on to the next patient. The note stays internal; the message is all that the patient
 * reads.
 */
export function ConcludeForm(props: ConcludeFormProps) {
  const { reviewId, patient, itemIds, attention, alarms, steps, templates, colleagues, dueOn, draft, frame } = props;
  const { patientId } = patient;
  const words = useTranslations("reviews.conclude");
  const { keys } = useRoundNavigation(steps);
  const [note, setNote] = useState(draft?.note ?? "");
  const [message, setMessage] = useState(draft?.message ?? "");
  const [task, setTask] = useState<TaskFacts>(draft?.task ?? { text: "", ownerId: null, dueOn });
  const [chosen, setChosen] = useState(() => templates.find((one) => one.text === draft?.message) ?? null);
  /** The decision that was pressed and is asked about first. */
  const [asked, setAsked] = useState<Decision | null>(null);
  const [isAdjusting, setIsAdjusting] = useState(false);
  /** The decision that waits for what came of the open alarms. */
  const [unanswered, setUnanswered] = useState<Decision | null>(null);
  const [isStraight, setIsStraight] = useStraightToHis();
  const field = useRef<HTMLTextAreaElement>(null);
  const isSent = useRef(false);
  const written = { patientId, itemIds, note, message, task: task.text.trim() === "" ? null : task };
  const keptAt = useKeptDraft(written, draft?.keptAt ?? null, isSent);
  const onwards = ({ adjusts }: Decision) => {
    if (adjusts === "target" || adjusts === "measuring") return { href: props.agreeHref[adjusts], isNext: false };
    return { href: roundAddress(steps.next, steps.filter), isNext: steps.next !== null };
  };
  const { send, isPending } = useConclude({ reviewId, patient, written, filter: steps.filter, isSent, onwards });
  const textFor = (decision: Decision) => soepText(frame, { ...decision, note, message, task: task.text });

  const begun = (template: FilledTemplate | null) => {
    if (template) {
      setChosen(template);
      // At once, so that the cursor ends up behind the text.
      flushSync(() => setMessage(template.text));
    }
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  };
  const belongs = message.trim() === "" ? null : (chosen?.occasion ?? null);
  const settle = (decision: Decision) => send(decision, isStraight ? textFor(decision) : null);
  const decide = (decision: Decision) => {
    const { conclusion } = decision;
    const isMisfit = belongs !== null && belongs !== conclusion;
    const isHasty = conclusion === "in-order" && attention >= attentionRanks.flagged;
    setUnanswered(null);
    if (isMisfit || isHasty) setAsked(decision);
    else settle(decision);
  };
  const askAlarms = (decision: Decision) => {
    setIsAdjusting(false);
    if (alarms.length > 0) setUnanswered(decision);
    else decide(decision);
  };
  const answer = (decision: Decision, picked: AlarmAnswer) => {
    const alarmIds = alarms.map(({ alarmId }) => alarmId);
    decide({ ...decision, alarmOutcome: picked === "leave-open" ? null : { alarmIds, outcome: picked } });
  };
  const conclude = (conclusion: ReviewConclusion) => {
    if (isPending) return;
    if (conclusion === "adjust") setIsAdjusting(true);
    else askAlarms({ conclusion, adjusts: null, alarmOutcome: null });
  };
  useSingleKeys(
    {
      m: () => begun(nextFitting(templates, attention, chosen?.templateId ?? null)),
      h: () => setIsStraight(!isStraight),
      ...keys,
    },
    Object.fromEntries(keyedConclusions.map(({ conclusion, key }) => [key, () => conclude(conclusion)])),
  );
  return (
    <Card
      title={words("title")}
      className="panel:sticky panel:top-18 panel:max-h-[calc(100dvh-5.5rem)] panel:overflow-y-auto"
    >
      <DecisionBar
        attention={attention}
        isPending={isPending}
        onConclude={conclude}
        asks={
          isAdjusting ? (
            <AdjustChoice
              onPick={(adjusts) => askAlarms({ conclusion: "adjust", adjusts, alarmOutcome: null })}
              onClose={() => setIsAdjusting(false)}
            />
          ) : unanswered ? (
            <AlarmChoice
              alarms={alarms}
              onPick={(picked) => answer(unanswered, picked)}
              onClose={() => setUnanswered(null)}
            />
          ) : null
        }
        steps={steps}
      />
      {alarms.length > 0 && !unanswered ? (
        <div className="pb-4 panel:pt-4 panel:pb-0">
          <OpenAlarms alarms={alarms} />
        </div>
      ) : null}
      <div className="grid gap-5 desk:grid-cols-2 panel:grid-cols-1 panel:pt-4">
        <div className="space-y-3">
          <Select
            label={words("template")}
            placeholder={words("templateNone")}
            value={null}
            onChange={(id) => begun(templates.find((one) => one.templateId === id) ?? null)}
            choices={templates.map((one) => ({ id: one.templateId, label: one.title }))}
          />
          <CoachedText
            label={words("message")}
            hint={words("messageHint")}
            value={message}
            onChange={setMessage}
            rows={5}
            field={field}
          />
          <MessagePreview text={message} />
        </div>
        <div className="space-y-3">
          <div className="rounded-card border border-inside-edge border-dashed bg-inside p-3">
            <TextArea label={words("note")} hint={words("noteHint")} value={note} onChange={setNote} rows={4} />
          </div>
          <TaskFields value={task} onChange={setTask} colleagues={colleagues} />
        </div>
      </div>
      <HisLine
        textNow={() => soepText(frame, { conclusion: null, adjusts: null, note, message, task: task.text })}
        isStraight={isStraight}
        onStraight={setIsStraight}
      />
      {keptAt ? (
        <p className="pt-3 text-ink-soft text-small">
          {words("draftKept")} <When at={keptAt} />
        </p>
      ) : null}
      <AskConclusion
        asked={asked?.conclusion ?? null}
        belongs={belongs}
        onClose={() => setAsked(null)}
        onConfirm={() => {
          if (asked) settle(asked);
          setAsked(null);
        }}
      />
    </Card>
  );
}
