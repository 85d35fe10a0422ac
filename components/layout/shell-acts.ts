"use client";

import { api } from "#components/api/client.ts";
import type { Display } from "#db/terms/display.ts";

/** Keeps the display with the person, so that it is the same on another machine. */
export function rememberDisplay(display: Display): Promise<unknown> {
  return api.people.changePreferences.mutate(display);
}

/** Ends this session, here and on the server. */
export async function signOut(): Promise<void> {
  await api.people.signOut.mutate();
  window.location.assign("/sign-in");
}

/** Goes on in another organization; everything on screen belongs to the old one, so the page starts anew. */
export async function switchOrganization(organizationId: string): Promise<void> {
  await api.people.switchOrganization.mutate({ organizationId });
  window.location.assign("/");
}

/** Closes the screen until this person opens it again; the server closes the session too. */
export async function lockScreen(): Promise<void> {
  const here = window.location.pathname + window.location.search;
  await api.people.lock.mutate().catch(() => undefined);
  window.location.assign(`/lock?next=${encodeURIComponent(here)}`);
}
