const storageKey = "balie-single-keys";

/** Whether keys without Ctrl act on their own; who speaks to the computer can turn them off (WCAG 2.1.4). */
export function hasSingleKeys(): boolean {
  return localStorage.getItem(storageKey) !== "off";
}

export function setSingleKeys(isOn: boolean): void {
  localStorage.setItem(storageKey, isOn ? "on" : "off");
}

/** Whether somebody is writing, so that a letter is a letter. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, [contenteditable], [role='textbox']") !== null
  );
}

/** Moves the focus to the next or previous thing in the list on screen; lists mark their things with `data-walk`. */
export function walkList(step: 1 | -1): void {
  const things = [...document.querySelectorAll<HTMLElement>("main [data-walk]")];
  const current = things.findIndex((thing) => thing.contains(document.activeElement));
  const next = current === -1 ? things[step === 1 ? 0 : things.length - 1] : things[current + step];
  next?.focus();
}
