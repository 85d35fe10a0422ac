import { type Cookie, expect, type Page, request } from "@playwright/test";
import { demoPeople } from "#db/seed/demo-people.ts";
import { journeysAt } from "./browser.ts";

/** A journey begins well within the five minutes that signing in counts as a proof (server/access/proof.ts). */
const keptMilliseconds = 2 * 60_000;
const kept = new Map<string, { cookies: Cookie[]; signedInAt: number }>();

/**
 * Makes the page's browser signed in as this demo person, at their first organization or the given one. Signs in once
 * per person and worker; use `signInAnew` to lock or end the session.
 */
export async function signInAs(page: Page, name: string, organizationId?: string): Promise<void> {
  const key = `${name} ${organizationId}`;
  const known = kept.get(key);
  const isFresh = known !== undefined && Date.now() - known.signedInAt < keptMilliseconds;
  const entry = isFresh ? known : { cookies: await signIn(name, organizationId), signedInAt: Date.now() };
  kept.set(key, entry);
  await page.context().addCookies(entry.cookies);
}

/** The same, with a session that no other journey shares. */
export async function signInAnew(page: Page, name: string): Promise<void> {
  await page.context().addCookies(await signIn(name));
}

/** One click in the demo, in a browser of its own. @returns its cookies. */
async function signIn(name: string, organizationId?: string): Promise<Cookie[]> {
  const person = demoPeople.find((one) => one.name === name);
  const place = person?.places.find((one) => organizationId === undefined || one.organizationId === organizationId);
  if (!person || !place) throw new Error(`Nobody in the demo is called ${name}`);
  const browser = await request.newContext({ baseURL: journeysAt });
  const form = { personId: person.personId, organizationId: place.organizationId };
  const answer = await browser.post("/api/demo", { form, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  const { cookies } = await browser.storageState();
  await browser.dispose();
  return cookies;
}
