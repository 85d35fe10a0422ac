"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Mark } from "./mark.tsx";
import { closeToast, type Toast, toastStore } from "./toast-queue.ts";

const readingMs = 7000;

/** The container of toasts: always mounted, a polite live region, and never focused. */
export function Toaster() {
  const words = useTranslations("ui.toast");
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read, toastStore.readOnServer);
  return (
    <section
      aria-label={words("region")}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-[calc(5rem+var(--foot,0px))] z-60 flex flex-col items-center gap-2 desk:inset-x-auto desk:right-5 desk:bottom-[calc(1.25rem+var(--foot,0px))] desk:items-end print:hidden"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} closeLabel={words("close")} />
      ))}
    </section>
  );
}

function ToastCard({ toast, closeLabel }: { toast: Toast; closeLabel: string }) {
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (toast.state === "now" || isHeld) return;
    const timer = setTimeout(() => closeToast(toast.id), toast.seconds ? toast.seconds * 1000 : readingMs);
    return () => clearTimeout(timer);
  }, [toast, isHeld]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering keeps the toast open; there is nothing to operate
    <div
      onMouseEnter={() => setIsHeld(true)}
      onMouseLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      className="pointer-events-auto flex w-full max-w-md animate-rise items-start gap-3 rounded-control border border-line bg-raised py-2 pr-2 pl-3.5 shadow-float"
    >
      <Mark state={toast.state} className="mt-2" />
      <p className="min-w-0 grow py-1.5">
        {toast.text}
        {toast.action?.left && toast.seconds ? <TimeLeft seconds={toast.seconds} say={toast.action.left} /> : null}
      </p>
      {toast.action ? (
        <button
          type="button"
          className="min-h-8 rounded-mark px-2 font-strong text-lead hover:bg-lead-soft"
          onClick={() => {
            toast.action?.onPress();
            closeToast(toast.id);
          }}
        >
          {toast.action.label}
        </button>
      ) : null}
      <button
        type="button"
        aria-label={closeLabel}
        className="size-8 shrink-0 rounded-mark text-ink-faint text-large hover:bg-ink/6 hover:text-ink"
        onClick={() => closeToast(toast.id)}
      >
        <span aria-hidden="true">×</span>
      </button>
    </div>
  );
}

/** Counts down for the eye; a screen reader hears it once. */
function TimeLeft({ seconds, say }: { seconds: number; say: (seconds: number) => string }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = Date.now() + seconds * 1000;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000))), 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return (
    <span className="block text-ink-soft text-small">
      <span className="sr-only">{say(seconds)}</span>
      <span aria-hidden="true">{say(left)}</span>
    </span>
  );
}
