"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { api } from "#components/api/client.ts";
import { onSignInElsewhere, tellOnArrival } from "#components/api/other-tabs.ts";
import { showToast } from "#components/ui/toast-queue.ts";
import { lockScreen } from "./shell-acts.ts";

/** Idle minutes before the screen locks; the server enforces the same limit (NEN 7510). */
const idleMinutesMax = 15;
const warningMinutes = 1;
const heartbeatMs = 60_000;
const lookMs = 10_000;
const lastInputKey = "balie-last-input";
const inputs = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/**
 * Locks the screen after inactivity across all tabs, and reports input to the server at most once a minute. When somebody
 * signs in in another tab, this one begins anew: not where it was, since that would open a patient in the other's name.
 */
export function IdleLock() {
  const words = useTranslations("shell");
  useEffect(() => {
    let lastBeat = Date.now();
    let hasWarned = false;
    localStorage.setItem(lastInputKey, String(lastBeat));

    const onInput = () => {
      const now = Date.now();
      localStorage.setItem(lastInputKey, String(now));
      hasWarned = false;
      if (now - lastBeat < heartbeatMs) return;
      lastBeat = now;
      api.people.touch.mutate().catch(() => undefined);
    };
    const look = () => {
      const idleMinutes = (Date.now() - Number(localStorage.getItem(lastInputKey))) / 60_000;
      if (idleMinutes >= idleMinutesMax) return lockScreen();
      if (idleMinutes < idleMinutesMax - warningMinutes || hasWarned) return;
      hasWarned = true;
      showToast({ state: "look", text: words("lockSoon") });
    };

    for (const input of inputs) addEventListener(input, onInput, { capture: true, passive: true });
    document.addEventListener("visibilitychange", look);
    const timer = setInterval(look, lookMs);
    return () => {
      for (const input of inputs) removeEventListener(input, onInput, { capture: true });
      document.removeEventListener("visibilitychange", look);
      clearInterval(timer);
    };
  }, [words]);
  useEffect(() => {
    // Before this tab listens: it would hear itself.
    tellOnArrival();
    return onSignInElsewhere(() => window.location.replace("/"));
  }, []);
  return null;
}
