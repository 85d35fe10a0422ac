import type { FocusEvent } from "react";

/** Calls back when the focus leaves a group of controls, but not when it moves within the group. */
export function onLeaving(onBlur: (() => void) | undefined) {
  return (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) onBlur?.();
  };
}
