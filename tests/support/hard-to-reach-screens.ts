import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { demoPeople } from "#db/seed/demo-people.ts";
import { zalRelease3Text } from "#db/seed/register-lists.ts";

// Screens that exist only after some event: each function brings one about for somebody who is already signed in.

const password = "drie fietsen bij de sluis";
const at = (page: Page, path: string) => new URL(path, page.url()).href;

/** Calls a procedure as the browser does. @returns the response. */
export async function mutate(page: Page, procedure: string, data: object = {}): Promise<unknown> {
  const answer = await page.request.post(at(page, `/api/trpc/${procedure}`), { data });
  if (!answer.ok()) throw new Error(`${procedure}: ${answer.status()}`);
  const body: { result?: { data?: unknown } } = await answer.json();
  return body.result?.data;
}

/** A string property of a response. */
function textIn(answer: unknown, name: string): string {
  const found =
    typeof answer === "object" && answer !== null ? Object.entries(answer).find(([key]) => key === name) : [];
  return String(found?.[1] ?? "");
}

async function become(page: Page, name: string): Promise<void> {
  const person = demoPeople.find((one) => one.name === name);
  const [place] = person?.places ?? [];
  const form = { personId: person?.personId ?? "", organizationId: place?.organizationId ?? "" };
  await page.request.post(at(page, "/api/demo"), { form, maxRedirects: 0 });
}

/**
 * An administrator invites somebody, who opens the link in this browser and joins: now she sets up the second factor.
 */
export async function joinAsNewcomer(page: Page): Promise<{ email: string }> {
  const email = `ilse.${randomUUID()}@voorbeeld.test`;
  // A second administrator, who signed in before, confirms what cannot be mailed.
  await become(page, "Marieke Vos");
  await become(page, "Karin Mulder");
  const answer = await mutate(page, "people.invite", { email, name: "Ilse Postma", roles: ["practice-assistant"] });
  await become(page, "Marieke Vos");
  const confirmed = await mutate(page, "people.confirmLink", { invitationId: textIn(answer, "invitationId") });
  const address = new URL(textIn(confirmed, "link"));
  await leave(page);
  await page.goto(at(page, address.pathname));
  await page.locator("input[type=password]").fill(password);
  await page.locator("main form button[type=submit]").click();
  await page.locator("code").waitFor();
  return { email };
}

/** … and confirms a code of the app: her recovery codes are shown, once. */
export async function seeRecoveryCodes(page: Page): Promise<{ email: string }> {
  const newcomer = await joinAsNewcomer(page);
  const secret = (await page.locator("code").textContent())?.replaceAll(/\s/g, "") ?? "";
  await page.locator("input[autocomplete=one-time-code]").fill(new TOTP({ secret }).generate());
  await page.locator("main form button[type=submit]").click();
  await page.locator("main li").nth(9).waitFor();
  return newcomer;
}

/** … and signs in the next day: her password was right, and the code of the app is asked for. */
export async function signInToSecondFactor(page: Page): Promise<void> {
  const { email } = await seeRecoveryCodes(page);
  await leave(page);
  await page.goto(at(page, "/sign-in"));
  await page.locator("input[type=email], input[autocomplete=username]").first().fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.locator("main form button[type=submit]").click();
  await page.locator("input[autocomplete=one-time-code]").waitFor();
}

/** On a phone the dialog stays hidden until the on-screen keyboard would have opened. */
export async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  await page.waitForFunction(() => {
    const sheet = document.querySelector("[role=dialog]")?.closest(".fixed");
    return sheet !== null && sheet !== undefined && getComputedStyle(sheet).opacity === "1";
  });
}

/** Opens the public page that verifies a proof. */
export async function openProof(page: Page): Promise<void> {
  const hash = textIn(await mutate(page, "connections.prove"), "hash");
  await page.goto(at(page, `/proof/${hash}`));
}

/** Opens the first link on the page whose URL starts with this. */
export const openFirst = (begin: string) => async (page: Page) => {
  const link = page.locator(`main a[href^="${begin}"]`).filter({ visible: true });
  const address = (await link.first().getAttribute("href")) ?? "";
  await page.goto(at(page, address));
  await page.locator("main h1").waitFor();
  await page.waitForTimeout(500);
};

/** Opens a tab of a demo patient, by family name, because ids are new with each demo. */
export function of(name: string, rest: string, act?: (page: Page) => Promise<void>) {
  return async (page: Page) => {
    const href = await page
      .getByRole("link", { name: new RegExp(name) })
      .first()
      .getAttribute("href");
    const patientId = /patients\/([^/]+)/.exec(href ?? "")?.[1];
    await page.goto(new URL(`/patients/${patientId}/${rest}`, page.url()).href);
    await page.locator("main h1").waitFor();
    await page.waitForTimeout(500);
    await act?.(page);
  };
}

/** Offers an invented list that is shorter than the demo's, which is held for two reasons. Only for the last picture. */
export async function bringHalfAList(page: Page): Promise<void> {
  const world = { serviceCount: 3, seed: 3, stampedAt: new Date().toISOString(), serial: 900_001, providerCount: 80 };
  const data = [...zalRelease3Text(world)].join("");
  await page.request.post(at(page, "/api/register"), { data, headers: { "content-type": "application/xml" } });
  await page.goto(at(page, "/register"));
}

/** Signs out, and keeps the language and theme. */
async function leave(page: Page): Promise<void> {
  const kept = (await page.context().cookies()).filter((cookie) => !cookie.name.includes("session"));
  await page.context().clearCookies();
  await page.context().addCookies(kept);
}
