import { api } from "#components/api/client.ts";
import { isTakenByAnother } from "#components/api/other-tabs.ts";
import { saveAndLeave } from "#components/api/save-and-leave.ts";
import { warnBeforeLeaving } from "#components/api/warn-before-leaving.ts";
import type { StoredDraft } from "#server/consults/drafts/contract.ts";
import { DraftKeeper, type Ways } from "./draft-keeper.ts";
import { type DraftText, isBlank } from "./draft-text.ts";

const drafts = new Map<string, DraftKeeper>();
const writers = new Map<string, () => void>();

const ways: Ways = {
  save: async (input) => {
    // This page is about to go away: it would act as somebody else.
    if (isTakenByAnother()) throw new Error("another person signed in");
    const saved = await api.consults.saveDraft.mutate(input);
    if (saved.outcome === "changed-elsewhere") return { ...saved, stored: withDate(saved.stored) };
    return { ...saved, savedAt: saved.savedAt === null ? null : new Date(saved.savedAt) };
  },
  saveAndLeave: (input) => {
    if (!isTakenByAnother()) saveAndLeave("consults.saveDraft", input);
  },
};

/** The one keeper of what this person writes in this consult. What somebody else wrote on this page is not theirs to see. */
export function openDraft(
  whose: { consultId: string; writerId: string },
  begin: StoredDraft | null,
  blank: DraftText,
): DraftKeeper {
  // The server renders for everybody, and keeps nobody's text.
  if (typeof window === "undefined") return new DraftKeeper(whose, ways, begin, blank);
  listen();
  const known = drafts.get(whose.consultId);
  if (known?.writerId === whose.writerId) return known;
  const keeper = new DraftKeeper(whose, ways, begin, blank);
  keeper.subscribe(() => warnBeforeLeaving([...drafts.values()].some(({ isAtRisk }) => isAtRisk)));
  drafts.set(whose.consultId, keeper);
  return keeper;
}

/** The draft as the server has it now; null: none, or it could not be read. */
export async function readDraft(about: { patientId: string; consultId: string }): Promise<StoredDraft | null> {
  const stored = await api.consults.draft.query(about).catch(() => null);
  return withDate(stored);
}

/** Saves all that is unsaved: the screen locks, the network is back, or the page is hidden. */
export async function saveAllDrafts(): Promise<void> {
  await Promise.all([...drafts.values()].map((keeper) => keeper.flush()));
}

let isListening = false;

/** For as long as the page lives: a text that is not saved yet outlives the screen on which it was written. */
function listen(): void {
  if (isListening) return;
  isListening = true;
  addEventListener("pagehide", () => {
    for (const keeper of drafts.values()) keeper.leave();
  });
  addEventListener("online", saveAllDrafts);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) void saveAllDrafts();
  });
}

/** Puts a text that was planned back where it is written. What stood there comes below it. */
export function takeBack(consultId: string, text: DraftText): void {
  const keeper = drafts.get(consultId);
  if (!keeper) return;
  const former = keeper.shown().text;
  keeper.write(isBlank(former) ? text : { ...text, body: `${text.body.trimEnd()}\n\n${former.body}` });
  writers.get(consultId)?.();
}

/**
 * A planned message that a writer had seen is gone, so the one before it is the last that they saw; what they write comes in nobody's place
 * any more.
 */
export function seenWithout(consultId: string, { messageId, before }: { messageId: string; before: string | null }) {
  const keeper = drafts.get(consultId);
  if (!keeper || isBlank(keeper.shown().text)) return;
  const { text } = keeper.shown();
  const sawLast = text.sawLast === messageId ? before : text.sawLast;
  keeper.write({ ...text, sawLast, replaces: text.replaces === messageId ? null : text.replaces });
}

/** Tells the one place where this consult is written that a text was put back there, until the returned function is called. */
export function onTakenBack(consultId: string, tell: () => void): () => void {
  writers.set(consultId, tell);
  return () => {
    if (writers.get(consultId) === tell) writers.delete(consultId);
  };
}

type Received = Omit<StoredDraft, "savedAt"> & { savedAt: string | Date };

/** Moments come over the line as text. */
const withDate = (stored: Received | null): StoredDraft | null =>
  stored && { ...stored, savedAt: new Date(stored.savedAt) };
