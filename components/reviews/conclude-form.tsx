"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { KeyCap } from "#components/ui/key-cap.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-field.tsx";
import { When } from "#components/ui/when.tsx";
import { attentionRanks, type ReviewConclusion, reviewConclusions } from "#db/terms/reviews.ts";
import type { TaskFacts } from "#server/reviews/contract.ts";
import type { Draft } from "#server/reviews/draft-contract.ts";
import type { FilledTemplate } from "#server/reviews/reply-contract.ts";
import type { Colleague } from "./colleague-select.tsx";
import { nextFitting } from "./fitting-text.ts";
import { ReplyPreview } from "./reply-preview.tsx";
import { TaskWish } from "./task-wish.tsx";
import { useKeptDraft } from "./use-kept-draft.ts";
import { useRoundKeys } from "./use-round-keys.ts";
import { useRoundWalk } from "./use-round-walk.ts";
import { useUndo } from "./use-undo.ts";

type ConcludeFormProps = {
  reviewId: string;
  patientId: string;
  itemIds: string[];
  /** Where the patient stands in the round. */
  attention: number;
  next: string | null;
  previous: string | null;
  templates: FilledTemplate[];
  colleagues: Colleague[];
  /** The first working day after today, for a task. */
  dueOn: string;
  draft: Draft | null;
};

/** The text belongs to another conclusion than the one that was pressed. */
type Misfit = { belongs: ReviewConclusion; conclusion: ReviewConclusion };

/** One key concludes and goes on. What is written goes along: the note stays inside, the message is all that the patient reads. */
export function ConcludeForm(props: ConcludeFormProps) {
  const { reviewId, patientId, itemIds, attention, next, previous, templates, colleagues, dueOn, draft } = props;
  const words = useTranslations("reviews.conclude");
  const conclusions = useTranslations("reviews.conclusions");
  const { goNext, keys } = useRoundWalk({ next, previous });
  const { run, isPending } = useAction();
  const { offer } = useUndo();
  const [note, setNote] = useState(draft?.note ?? "");
  const [reply, setReply] = useState(draft?.reply ?? "");
  const [task, setTask] = useState<TaskFacts>(draft?.task ?? { text: "", ownerId: null, dueOn });
  const [chosen, setChosen] = useState(() => templates.find((one) => one.text === draft?.reply) ?? null);
  const [asked, setAsked] = useState<Misfit | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const isSent = useRef(false);
  const written = { patientId, itemIds, note, reply, task: task.text.trim() === "" ? null : task };
  const keptAt = useKeptDraft(written, draft?.keptAt ?? null, isSent);

  const begun = (template: FilledTemplate | null) => {
    if (!template) return field.current?.focus();
    setChosen(template);
    setReply(template.text);
  };
  const conclude = (conclusion: ReviewConclusion) => {
    const belongs = reply.trim() === "" ? null : (chosen?.conclusion ?? null);
    if (belongs !== null && belongs !== conclusion) setAsked({ belongs, conclusion });
    else send(conclusion);
  };
  const send = (conclusion: ReviewConclusion) => {
    if (isSent.current) return;
    isSent.current = true;
    const wish = task.text.trim() === "" ? null : task;
    run(
      () =>
        api.reviews.conclude
          .mutate({ reviewId, patientId, itemIds, conclusion, note, reply, task: wish })
          .catch((problem) => {
            isSent.current = false;
            throw problem;
          }),
      {
        onDone: () => {
          offer(words("done", { conclusion: conclusions(conclusion) }), [reviewId]);
          goNext();
        },
      },
    );
  };
  useRoundKeys({
    ...Object.fromEntries(reviewConclusions.map((one, index) => [String(index + 1), () => conclude(one)])),
    m: () => begun(nextFitting(templates, attention, chosen?.templateId ?? null)),
    ...keys,
  });
  return (
    <Card title={words("title")}>
      <div className="flex flex-wrap gap-2">
        {reviewConclusions.map((one, index) => (
          <Button
            key={one}
            // Nobody is led to "in order" where something asks for a look.
            look={one === "in-order" && attention <= attentionRanks.normal ? "primary" : "quiet"}
            isPending={isPending}
            onPress={() => conclude(one)}
            aria-keyshortcuts={String(index + 1)}
          >
            <KeyCap>{String(index + 1)}</KeyCap>
            {conclusions(one)}
          </Button>
        ))}
      </div>
      <div className="grid gap-5 pt-5 wide:grid-cols-2">
        <div className="space-y-3">
          <Select
            label={words("template")}
            placeholder={words("templateNone")}
            value={null}
            onChange={(id) => begun(templates.find((one) => one.templateId === id) ?? null)}
            choices={templates.map((one) => ({ id: one.templateId, label: one.title }))}
          />
          <TextArea
            label={words("reply")}
            hint={words("replyHint")}
            value={reply}
            onChange={setReply}
            rows={5}
            inputRef={field}
          />
          <ReplyPreview text={reply} />
        </div>
        <div className="space-y-3">
          <div className="rounded-card border border-inside-edge border-dashed bg-inside p-3">
            <TextArea label={words("note")} hint={words("noteHint")} value={note} onChange={setNote} rows={4} />
          </div>
          <TaskWish value={task} onChange={setTask} colleagues={colleagues} />
        </div>
      </div>
      {keptAt ? (
        <p className="pt-3 text-ink-soft text-small">
          {words("draftKept")} <When at={keptAt} />
        </p>
      ) : null}
      <ConfirmDialog
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={words("misfitTitle", { belongs: asked ? conclusions(asked.belongs) : "" })}
        verb={words("misfitSend")}
        keep={words("misfitKeep")}
        onConfirm={() => {
          setAsked(null);
          if (asked) send(asked.conclusion);
        }}
      >
        {words("misfitBody", { conclusion: asked ? conclusions(asked.conclusion) : "" })}
      </ConfirmDialog>
    </Card>
  );
}
