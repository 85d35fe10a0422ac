import type { MarkState } from "./mark.tsx";

type Toast = {
  id: number;
  state: MarkState;
  text: string;
  /** One thing to do about it. */
  action?: { label: string; onPress: () => void };
  /** A later toast about the same takes the place of this one. */
  about?: string;
  /** How long it stays, where that is not the usual; what can be done about it can be done that long. */
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

/** Says something at the edge of the screen. What asks for somebody (`now`) stays until it is closed. */
export function showToast(toast: Omit<Toast, "id">): void {
  lastId += 1;
  const others = toasts.filter((each) => toast.about === undefined || each.about !== toast.about);
  publish([...others, { ...toast, id: lastId }].slice(-toastsMax));
}

/** Does what the toast about something offers, for a key that means the same; nothing when it is gone. */
export function actOnToast(about: string): void {
  const toast = toasts.find((each) => each.about === about && each.action);
  if (!toast) return;
  closeToast(toast.id);
  toast.action?.onPress();
}

export function closeToast(id: number): void {
  publish(toasts.filter((toast) => toast.id !== id));
}

/** The queue as an external store of React. */
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
