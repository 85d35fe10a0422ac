import type { MarkState } from "./mark.tsx";

type Toast = {
  id: number;
  state: MarkState;
  text: string;
  /** One thing to do about it. */
  action?: { label: string; onPress: () => void };
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
  publish([...toasts, { ...toast, id: lastId }].slice(-toastsMax));
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
