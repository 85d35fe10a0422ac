import { isKeptFirst } from "./keep-first.ts";
import { isTakenByAnother } from "./other-tabs.ts";

/**
 * Whether the browser asks before the page is closed or loaded anew, because something on it would be lost. It does not ask when the screen
 * locks or somebody else signs in: the question would keep a patient on a screen at which nobody sits.
 */
export function warnBeforeLeaving(wouldLose: boolean): void {
  if (wouldLose) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
}

function ask(event: BeforeUnloadEvent): void {
  if (!isKeptFirst() && !isTakenByAnother()) event.preventDefault();
}
