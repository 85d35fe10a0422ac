"use client";

import { useEffect, useRef } from "react";

const storageKey = "balie-single-keys";

/** Whether single-key shortcuts are on; people who use speech input can turn them off (WCAG 2.1.4). */
export function hasSingleKeys(): boolean {
  return localStorage.getItem(storageKey) !== "off";
}

export function setSingleKeys(isOn: boolean): void {
  localStorage.setItem(storageKey, isOn ? "on" : "off");
}

/** Whether the key event comes from a text field. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, [contenteditable], [role='textbox']") !== null
  );
}

/** Moves the focus to the next or previous item of the list; items are marked with `data-walk`. */
export function walkList(step: 1 | -1): void {
  const things = [...document.querySelectorAll<HTMLElement>("main [data-walk]")];
  const current = things.findIndex((thing) => thing.contains(document.activeElement));
  const next = current === -1 ? things[step === 1 ? 0 : things.length - 1] : things[current + step];
  next?.focus();
}

/** Opens something, or is on its way to: `Opening` marks what is still loading. */
const opened = "[role='dialog'], [role='alertdialog'], [role='menu'], [role='listbox'], dialog[open], [data-opening]";
/** Whoever types does not mean a single key: our own choice (2026-11-30). */
const quietMs = 300;

type Act = () => void;
type Acts = Readonly<Record<string, Act>>;

/** When a key other than `j` and `k` was last pressed, anywhere. */
let lastKeyAt = Number.NEGATIVE_INFINITY;
let isWatching = false;

/** In the capture phase and once for the page, so that it knows of every key, whoever handles it. */
function watchKeys(): void {
  if (isWatching) return;
  isWatching = true;
  addEventListener(
    "keydown",
    (event) => {
      previousKeyAt = lastKeyAt;
      if (event.key !== "j" && event.key !== "k") lastKeyAt = event.timeStamp;
    },
    { capture: true },
  );
}
/** Whether no other key came just before this one, so that it is meant by itself. For the handler of a key that decides something. */
export function isAfterQuiet(event: Event): boolean {
  return event.timeStamp - previousKeyAt >= quietMs;
}

/** The same, before the key that is being handled. */
let previousKeyAt = lastKeyAt;

/**
 * Shortcuts of one key. They sleep in text fields, while anything is open or being opened, and when single keys are off. `decisive` ones,
 * which store something, also need the focus on the page itself and no other key just before them, so that no stray typing decides.
 */
export function useSingleKeys(acts: Acts, decisive: Acts = {}): void {
  const latest = useRef({ acts, decisive });
  useEffect(() => {
    latest.current = { acts, decisive };
  });
  useEffect(() => {
    watchKeys();
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
      if (!hasSingleKeys() || document.querySelector(opened)) return;
      if (isWriting(event.target)) return leaveField(event);
      const act = latest.current.acts[event.key] ?? decisionOf(event);
      if (!act) return;
      event.preventDefault();
      act();
    };
    const decisionOf = (event: KeyboardEvent) => {
      return isAfterQuiet(event) && isPageItself(event.target) ? latest.current.decisive[event.key] : undefined;
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

/** Escape leads from a field back to the page, where the keys are awake. */
function leaveField(event: KeyboardEvent): void {
  if (event.key === "Escape" && event.target instanceof HTMLElement && !event.defaultPrevented) event.target.blur();
}

function isPageItself(target: EventTarget | null): boolean {
  return target === document.body || target === document.documentElement || target === document.querySelector("main");
}
