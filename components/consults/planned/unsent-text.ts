import type { TechnicalCause } from "#db/terms/consults.ts";

/**
 * What somebody wrote in a consult and did not send. `sawLast`: the last message that stood on screen as they began. `replaces`: the planned
 * message that it was, and in whose place it comes. `refers`: what the question is about that it refers; null: it refers nothing.
 */
export type UnsentText = {
  body: string;
  effect: "answers" | "asks-back";
  sawLast: string | null;
  replaces: string | null;
  refers: TechnicalCause | null;
};

const unsent = new Map<string, UnsentText>();
const writers = new Map<string, (text: UnsentText) => void>();

/**
 * Keeps it in the memory of this page, so that a step to another consult and back loses nothing. It is stored nowhere: locking the screen,
 * loading the page anew and another person end it.
 */
export function keepUnsent(consultId: string, text: UnsentText): void {
  if (text.body.trim() === "") unsent.delete(consultId);
  else unsent.set(consultId, text);
}

export function unsentIn(consultId: string): UnsentText | undefined {
  return unsent.get(consultId);
}

export function forgetUnsent(consultId: string): void {
  unsent.delete(consultId);
}

/** Whether a text is left in any consult. */
export function hasUnsent(): boolean {
  return unsent.size > 0;
}

/** Puts a text that was planned back where it is written. What stood there comes below it. */
export function takeBack(consultId: string, text: UnsentText): void {
  const former = unsent.get(consultId);
  const whole = former ? { ...text, body: `${text.body.trimEnd()}\n\n${former.body}` } : text;
  keepUnsent(consultId, whole);
  writers.get(consultId)?.(whole);
}

/**
 * A planned message that a writer had seen is gone, so the one before it is the last that they saw; what they write comes in nobody's place
 * any more.
 */
export function seenWithout(consultId: string, { messageId, before }: { messageId: string; before: string | null }) {
  const text = unsent.get(consultId);
  if (!text) return;
  const sawLast = text.sawLast === messageId ? before : text.sawLast;
  const left = { ...text, sawLast, replaces: text.replaces === messageId ? null : text.replaces };
  keepUnsent(consultId, left);
  writers.get(consultId)?.(left);
}

/** Tells the one place where this consult is written of a text that changed under it, until the returned function is called. */
export function onTakenBack(consultId: string, tell: (text: UnsentText) => void): () => void {
  writers.set(consultId, tell);
  return () => {
    if (writers.get(consultId) === tell) writers.delete(consultId);
  };
}
