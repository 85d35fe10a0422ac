"use client";

import { api } from "#components/api/client.ts";
import { keepAllFirst } from "#components/api/keep-first.ts";
import type { Display } from "#db/terms/display.ts";

/** Stores the display settings with the account, so that they apply on every device. */
export function rememberDisplay(display: Display): Promise<unknown> {
  return api.people.changePreferences.mutate(display);
}

/** Ends this session, in the browser and on the server. */
export async function signOut(): Promise<void> {
  await keepAllFirst();
  await api.people.signOut.mutate();
  window.location.assign("/sign-in");
}

/** Switches to another organization with a full page load, since everything on screen belongs to the old one. */
export async function switchOrganization(organizationId: string): Promise<void> {
  await keepAllFirst();
  await api.people.switchOrganization.mutate({ organizationId });
  window.location.assign("/");
}

/** Saves what is being written, locks the session on the server and goes to the lock screen. */
export async function lockScreen(): Promise<void> {
  const here = window.location.pathname + window.location.search;
  await keepAllFirst();
  await api.people.lock.mutate().catch(() => undefined);
  window.location.assign(`/lock?next=${encodeURIComponent(here)}`);
}
