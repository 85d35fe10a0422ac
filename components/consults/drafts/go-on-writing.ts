/** Focuses a field, behind a text that stands in it already: a draft that came back was never touched, so its cursor is at the start. */
export function goOnWriting(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.focus();
  if (field.selectionStart === 0 && field.selectionEnd === 0)
    field.setSelectionRange(field.value.length, field.value.length);
}
