import { type RefObject, useEffect, useMemo, useSyncExternalStore } from "react";
import { useKeepFirst } from "#components/api/keep-first.ts";
import type { StoredDraft } from "#server/consults/drafts/contract.ts";
import type { DraftKeeper } from "./draft-keeper.ts";
import type { DraftShown, DraftText } from "./draft-text.ts";
import { onTakenBack, openDraft, readDraft, saveAllDrafts } from "./open-drafts.ts";

type Facts = {
  consultId: string;
  patientId: string;
  writerId: string;
  /** As the server had it when the screen was read. */
  stored: StoredDraft | null;
  /** The last message on screen. */
  lastMessageId: string | null;
  field: RefObject<HTMLTextAreaElement | null>;
};

/**
 * What is written in one consult and not sent; saved while it is typed, and at once when the field, the consult or the page is left, or the
 * screen locks. A planned text that is taken back comes in by itself, with the focus.
 */
export function useDraft({ consultId, patientId, writerId, stored, lastMessageId, field }: Facts): DraftShown & {
  draft: DraftKeeper;
} {
  // Only what it begins with: what is written has seen what stood there then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const [draft, begin] = useMemo(() => {
    const blank: DraftText = { body: "", effect: "answers", sawLast: lastMessageId, replaces: null, refers: null };
    const opened = openDraft({ consultId, writerId }, stored, blank);
    return [opened, opened.shown()];
  }, [consultId, writerId]);
  const shown = useSyncExternalStore(draft.subscribe, draft.shown, () => begin);
  useEffect(() => draft.takeIn(stored), [draft, stored]);
  useEffect(() => {
    // What this page saved as it was loaded anew may have come in after the server read the draft for it.
    readDraft({ patientId, consultId }).then((newest) => draft.takeIn(newest));
  }, [draft, patientId, consultId]);
  useEffect(() => onTakenBack(consultId, () => field.current?.focus()), [consultId, field]);
  useKeepFirst(saveAllDrafts);
  useEffect(() => () => void draft.flush(), [draft]);
  return { ...shown, draft };
}
