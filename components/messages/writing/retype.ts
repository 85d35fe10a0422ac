import type { Span } from "#server/messages/writing/contract.ts";

/**
 * Puts words in the place of others as if they were typed, so that the browser's own undo takes them back. The focus stays
 * where it was, and no keyboard opens on a phone meanwhile.
 */
export function retype(field: HTMLTextAreaElement, { from, to }: Span, words: string): void {
  const focused = document.activeElement;
  const mode = field.inputMode;
  field.inputMode = "none";
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  // Deprecated without a successor: nothing else writes into a field and keeps its undo (WHATWG editing, 2026-11-30).
  const isTyped = words === "" ? document.execCommand("delete") : document.execCommand("insertText", false, words);
  if (!isTyped) {
    field.setRangeText(words, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  field.inputMode = mode;
}
