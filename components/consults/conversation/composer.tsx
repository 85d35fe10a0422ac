"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { AskApproval } from "#components/consults/approval/ask-approval.tsx";
import type { Approver } from "#components/consults/approval/ask-approval-dialog.tsx";
import { ChangedElsewhere } from "#components/consults/drafts/changed-elsewhere.tsx";
import { DraftLine } from "#components/consults/drafts/draft-line.tsx";
import type { DraftText } from "#components/consults/drafts/draft-text.ts";
import { goOnWriting } from "#components/consults/drafts/go-on-writing.ts";
import { PresenceLine } from "#components/consults/drafts/presence-line.tsx";
import { useDraft } from "#components/consults/drafts/use-draft.ts";
import { consultAddress, inboxAddress } from "#components/consults/inbox/consult-address.ts";
import { useWalk } from "#components/consults/inbox/use-walk.ts";
import { PlanDialog } from "#components/consults/planned/plan-dialog.tsx";
import { useSingleKeys } from "#components/layout/single-keys.ts";
import { CoachedText } from "#components/messages/writing/coached-text.tsx";
import { useWho } from "#components/patients/patient-facts.ts";
import { Segments } from "#components/ui/segments.tsx";
import { Select } from "#components/ui/select.tsx";
import type { CloseReason, InboxView } from "#db/terms/consults.ts";
import { messageLengthMax } from "#db/terms/messages.ts";
import type { Conversation, DutchMoment, OfferedMoment } from "#server/consults/conversation/conversation-contract.ts";
import type { StoredDraft } from "#server/consults/drafts/contract.ts";
import type { Referral } from "#server/consults/referral/contract.ts";
import type { FilledTemplate } from "#server/messages/template-contract.ts";
import type { ToldPatient } from "#server/patients/contract.ts";
import { AnswerPreview } from "./answer-preview.tsx";
import { AnswerRefused } from "./answer-refused.tsx";
import { CameIn } from "./came-in.tsx";
import { ReferralLine } from "./referral-line.tsx";
import { placedBelow, withoutAdded } from "./referral-text.ts";
import { SendBar } from "./send-bar.tsx";
import { useAnswer } from "./use-answer.ts";

type ComposerProps = {
  consult: Pick<
    Conversation,
    "consultId" | "lastMessageId" | "closed" | "undecidedSince" | "clock" | "planned" | "assignee"
  >;
  patient: ToldPatient;
  view: InboxView;
  /** Texts to begin with, with what they say about this patient filled in. */
  templates: FilledTemplate[];
  /** When a message that waits can go out. */
  moments: OfferedMoment[];
  /** What may be answered to a question that is not about care; null: it is not recognised as one. */
  referral: Referral | null;
  writerId: string;
  /** What this person wrote here before, and did not send. */
  stored: StoredDraft | null;
  /** The text here for which approval is asked. */
  askedId: string | null;
  /** Of whom this person can ask approval; null: they approve themselves. */
  approvers: Approver[] | null;
};

const lengthMin = 2;

/**
 * Writes to the patient: an answer, or a question back. What was typed is kept as a draft until it is sent; whoever sends
 * has seen everything that was said, or reads first what came in.
 */
export function Composer(props: ComposerProps) {
  const { consult, patient, view, templates, moments, referral, writerId, stored, askedId, approvers } = props;
  const { consultId, lastMessageId, closed, undecidedSince, clock, planned, assignee } = consult;
  const words = useTranslations("consults.answer");
  const who = useWho();
  const router = useRouter();
  const { next } = useWalk(view, consultId);
  const onwardsHref = next ? consultAddress(next, view) : inboxAddress(view);
  const field = useRef<HTMLTextAreaElement>(null);
  const { patientId } = patient;
  const { text, standing, draft } = useDraft({ consultId, patientId, writerId, stored, lastMessageId, field });
  const { send, ask, isPending, refusal, dropRefusal } = useAnswer({ patient, onwardsHref, draft });
  /** Asked to see what came in: the last message on screen is then the last that was seen. */
  const [isCatchingUp, setIsCatchingUp] = useState(false);
  const [isPlanning, setIsPlanning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { body, effect, refers } = text;
  // A colleague may have sent it or taken it away meanwhile.
  const replaces = planned.some(({ messageId }) => messageId === text.replaces) ? text.replaces : null;
  const settles = text.replaces === askedId ? askedId : null;
  const isBlank = body.trim() === "";
  const sawLast = isBlank || isCatchingUp ? lastMessageId : text.sawLast;
  // What is on its way itself becomes the last that was said.
  const isBehind = !isPending && sawLast !== lastMessageId;
  const isTorn = standing.is === "changed-elsewhere";
  const tooMany = body.trim().length - messageLengthMax;

  const change = (changes: Partial<DraftText>) => {
    const changed = { ...text, sawLast, ...changes };
    // An emptied field begins something new; what was planned stays where it is.
    if (changed.body.trim() === "") changed.replaces = null;
    if (changed.body.trim() === "" || changed.effect === "asks-back") changed.refers = null;
    draft.write(changed);
    setIsCatchingUp(false);
    setProblem(null);
  };
  const begin = (template: string, changes: Partial<DraftText> = {}) => {
    flushSync(() => change({ body: placedBelow(body, template), ...changes }));
    field.current?.focus();
  };
  const isPlaced = referral !== null && (refers !== null || body.includes(referral.text));
  const refer = () => {
    if (referral === null) return;
    if (isPlaced) return field.current?.focus();
    begin(referral.text, { effect: "answers", refers: referral.careWords.length > 0 ? null : referral.cause });
  };
  useSingleKeys({ r: () => goOnWriting(field.current), ...(referral && !closed ? { d: refer } : {}) });
  const isReady = () => {
    if (body.trim().length < lengthMin) {
      setProblem(words("empty"));
      field.current?.focus();
      return false;
    }
    return tooMany <= 0 && !isBehind && !isTorn && !isPending;
  };
  const submit = (closes: CloseReason | null, sendOn: DutchMoment | null = null, takesOver = false) => {
    if (!isReady()) return;
    setIsPlanning(false);
    const cause = closes === "not-for-us" ? (refers ?? referral?.cause ?? null) : null;
    const answer = { consultId, patientId, body, effect, closes, cause, sawLast, sendOn, replaces };
    send({ ...answer, settles }, takesOver);
  };
  const askOf = (askedOf: string | null) =>
    ask({ consultId, patientId, body, effect, askedOf, sawLast, replaces: settles });
  const closesAs = refers === null ? null : "not-for-us";
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Enter") return;
    const isChord = event.ctrlKey || event.metaKey;
    // Enter on one of the two kinds would submit the form, as the browser does of itself.
    if (isChord || event.target instanceof HTMLInputElement) event.preventDefault();
    if (!isChord || event.repeat) return;
    if (event.shiftKey) setIsPlanning(isReady());
    else submit(closesAs);
  };
  const error = tooMany > 0 ? words("tooLong", { count: tooMany }) : problem;
  // A colleague may close it while somebody writes: the text is not taken away.
  if (closed && isBlank && !isTorn) return null;
  return (
    <>
      <AnswerPreview text={body} />
      {referral && !closed ? (
        <ReferralLine
          referral={referral}
          isPlaced={isPlaced}
          onPlace={refer}
          onTakeAway={() => change({ body: withoutAdded(body, referral.text), refers: null })}
        />
      ) : null}
      <form
        data-composer
        aria-label={words("title")}
        onSubmit={(event) => {
          event.preventDefault();
          submit(closesAs);
        }}
        onKeyDown={press}
        onBlur={() => void draft.flush()}
        className="space-y-3 rounded-card border border-line bg-raised p-card shadow-float tall:sticky tall:bottom-0 tall:z-20 tall:[&_section]:max-h-[24dvh] tall:[&_section]:overflow-y-auto print:hidden"
      >
        <PresenceLine consultId={consultId} />
        <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
          {templates.length > 0 ? (
            <Select
              label={words("template")}
              placeholder={words("templateNone")}
              value={null}
              onChange={(id) => begin(templates.find(({ templateId }) => templateId === id)?.text ?? "")}
              choices={templates.map(({ templateId, title }) => ({ id: templateId, label: title }))}
              className="w-64"
            />
          ) : null}
          <Segments
            label={words("this")}
            value={effect}
            onChange={(chosen) => change({ effect: chosen })}
            choices={[
              { id: "answers", label: words("answers") },
              { id: "asks-back", label: words("asks-back") },
            ]}
          />
        </div>
        {isTorn ? <ChangedElsewhere other={standing.other} onChoose={(mine) => draft.choose(mine)} /> : null}
        {isBehind ? <CameIn onRead={() => change({ sawLast: lastMessageId })} /> : null}
        {refusal && !isBehind ? (
          <AnswerRefused
            refusal={refusal}
            onShow={() => {
              dropRefusal();
              setIsCatchingUp(true);
              router.refresh();
            }}
          />
        ) : null}
        <CoachedText
          label={
            <>
              {words("label")} <span className="font-normal text-ink-soft">· {who(patient)}</span>
            </>
          }
          hint={words("urgent")}
          value={body}
          onChange={(typed) => change({ body: typed })}
          rows={2}
          field={field}
          className="[&_textarea]:field-sizing-content [&_textarea]:max-h-[36dvh] [&_textarea]:min-h-16"
          {...(error && { error })}
        />
        <DraftLine standing={standing} isBlank={isBlank} onDiscard={() => draft.discard()} />
        <SendBar
          isPending={isPending}
          isDisabled={isBehind || isTorn || tooMany > 0}
          isUndecided={undecidedSince !== null}
          asksBack={effect === "asks-back"}
          inPlaceOf={replaces !== null ? "planned" : settles !== null ? "asked" : null}
          closesAs={closesAs}
          onSend={submit}
          onSendAndTake={() => submit("answered", null, true)}
          onPlan={() => setIsPlanning(isReady())}
          ask={
            approvers && !closed ? (
              <AskApproval
                approvers={approvers}
                assigneeId={assignee?.personId ?? null}
                isPending={isPending}
                isDisabled={isBehind || isTorn || tooMany > 0}
                isReady={isReady}
                onAsk={askOf}
              />
            ) : null
          }
        />
      </form>
      {isPlanning ? (
        <PlanDialog
          moments={moments}
          dueAt={clock?.dueAt ?? null}
          canClose={effect !== "asks-back" && undecidedSince === null}
          onPlan={(sendOn, closes) => submit(closes, sendOn)}
          onClose={() => setIsPlanning(false)}
        />
      ) : null}
    </>
  );
}
