/** What somebody wrote in a consult and did not send. `sawLast`: the last message that stood on screen as they began. */
export type UnsentText = { body: string; effect: "answers" | "asks-back"; sawLast: string | null };

const unsent = new Map<string, UnsentText>();

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
