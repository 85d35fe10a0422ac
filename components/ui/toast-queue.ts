import type { MarkState } from "./mark.tsx";

type Toast = {
  id: number;
  state: MarkState;
  text: string;
  /** A single action. */
  action?: {
    label: string;
    onPress: () => void;
    /** How long it is available, as text. */
    left?: (seconds: number) => string;
  };
  /** A later toast with the same topic replaces this one. */
  about?: string;
  /** How long it is shown, if not the default; its action is available that long. */
  seconds?: number;
};

const toastsMax = 4;
let lastId = 0;
let toasts: Toast[] = [];
const listeners = new Set<() => void>();

function publish(next: Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a toast. One in state `now` stays until it is closed. */
export function showToast(toast: Omit<Toast, "id">): void {
  lastId += 1;
  const others = toasts.filter((each) => toast.about === undefined || each.about !== toast.about);
  publish([...others, { ...toast, id: lastId }].slice(-toastsMax));
}

/** Runs the action of the toast with this topic, for a key that does the same; nothing if it is gone. */
export function actOnToast(about: string): void {
  const toast = toasts.find((each) => each.about === about && each.action);
  if (!toast) return;
  closeToast(toast.id);
  toast.action?.onPress();
}

export function closeToast(id: number): void {
  publish(toasts.filter((toast) => toast.id !== id));
}

/** The queue as an external store for React. */
export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  read: () => toasts,
  readOnServer: () => noToasts,
};

const noToasts: Toast[] = [];

export type { Toast };
