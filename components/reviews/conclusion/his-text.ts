import { useSyncExternalStore } from "react";

const storageKey = "balie-straight-to-his";
const listeners = new Set<() => void>();

/** Copies text; false when the browser refused. Call it inside the press itself: a browser allows it only there. */
export function copyText(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

/** The same for a text that is still to be fetched: the press allows it, and the text may follow. */
export function copyWhenRead(text: Promise<string>): Promise<boolean> {
  const item = new ClipboardItem({ "text/plain": text.then((said) => new Blob([said], { type: "text/plain" })) });
  return navigator.clipboard.write([item]).then(
    () => true,
    () => false,
  );
}

/** Whether each conclusion goes to the HIS at once; remembered on this computer, as people work the same way every day. */
export function useStraightToHis(): [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => localStorage.getItem(storageKey) === "on",
    () => false,
  );
  return [isOn, remember];
}

function remember(isOn: boolean): void {
  localStorage.setItem(storageKey, isOn ? "on" : "off");
  for (const listener of listeners) listener();
}
