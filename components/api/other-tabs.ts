"use client";

const channelName = "balie-screen";

/**
 * Tells the other tabs of this browser that somebody signed in. They show what belongs to the person before and would
 * act as the new one, so they go away, also while they are hidden.
 */
export function tellOtherTabs(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage("signed-in");
  channel.close();
}

const arrivingKey = "balie-arriving";

/** Somebody leaves for the organization's provider to sign in: who comes back in this tab tells the others (`tellOnArrival`). */
export function noteDeparture(): void {
  sessionStorage.setItem(arrivingKey, "yes");
}

/** Tells the other tabs of somebody who signed in elsewhere and has just arrived. */
export function tellOnArrival(): void {
  if (sessionStorage.getItem(arrivingKey) === null) return;
  sessionStorage.removeItem(arrivingKey);
  tellOtherTabs();
}

let isTaken = false;

/** Whether somebody signed in in another tab, so that this one is about to go away. */
export function isTakenByAnother(): boolean {
  return isTaken;
}

/** Calls back when somebody signed in in another tab. @returns a function that stops it. */
export function onSignInElsewhere(listener: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener("message", () => {
    isTaken = true;
    listener();
  });
  return () => channel.close();
}
