import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { zalRelease3Text } from "#db/seed/register-lists.ts";

// Screens that exist only after something happened: what makes it happen, for somebody who is already signed in.

const password = "drie fietsen bij de sluis";
const at = (page: Page, path: string) => new URL(path, page.url()).href;

/** An act of the shell, as the browser asks it. @returns what it answered. */
export async function mutate(page: Page, procedure: string, data: object = {}): Promise<unknown> {
  const answer = await page.request.post(at(page, `/api/trpc/${procedure}`), { data });
  if (!answer.ok()) throw new Error(`${procedure}: ${answer.status()}`);
  const body: { result?: { data?: unknown } } = await answer.json();
  return body.result?.data;
}

/** A text of an answer, by its name. */
function textIn(answer: unknown, name: string): string {
  const found =
    typeof answer === "object" && answer !== null ? Object.entries(answer).find(([key]) => key === name) : [];
  return String(found?.[1] ?? "");
}

/** An administrator invites somebody, who opens the link in this browser and joins: she now sets up the second step. */
export async function joinAsNewcomer(page: Page): Promise<{ email: string }> {
  const email = `ilse.${randomUUID()}@voorbeeld.test`;
  const answer = await mutate(page, "people.invite", { email, name: "Ilse Postma", roles: ["practice-assistant"] });
  const address = new URL(textIn(answer, "link"));
  await leave(page);
  await page.goto(at(page, address.pathname));
  await page.locator("input[type=password]").fill(password);
  await page.locator("main form button[type=submit]").click();
  await page.locator("code").waitFor();
  return { email };
}

/** … and proves that the app works: her recovery codes are shown, once. */
export async function seeRecoveryCodes(page: Page): Promise<{ email: string }> {
  const newcomer = await joinAsNewcomer(page);
  const secret = (await page.locator("code").textContent())?.replaceAll(/\s/g, "") ?? "";
  await page.locator("input[autocomplete=one-time-code]").fill(new TOTP({ secret }).generate());
  await page.locator("main form button[type=submit]").click();
  await page.locator("main li").nth(9).waitFor();
  return newcomer;
}

/** … and signs in the next day: her password was right, the code of the app is asked. */
export async function signInToSecondFactor(page: Page): Promise<void> {
  const { email } = await seeRecoveryCodes(page);
  await leave(page);
  await page.goto(at(page, "/sign-in"));
  await page.locator("input[type=email], input[autocomplete=username]").first().fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.locator("main form button[type=submit]").click();
  await page.locator("input[autocomplete=one-time-code]").waitFor();
}

/** Of a phone the sheet stays unseen until the keys on the screen would have come. */
export async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  await page.waitForFunction(() => {
    const sheet = document.querySelector("[role=dialog]")?.closest(".fixed");
    return sheet !== null && sheet !== undefined && getComputedStyle(sheet).opacity === "1";
  });
}

/** The page at which anybody checks a proof. */
export async function openProof(page: Page): Promise<void> {
  const hash = textIn(await mutate(page, "connections.prove"), "hash");
  await page.goto(at(page, `/proof/${hash}`));
}

/** Opens the first thing of a list whose links go to such an address. */
export const openFirst = (begin: string) => async (page: Page) => {
  const link = page.locator(`main a[href^="${begin}"]`).filter({ visible: true });
  const address = (await link.first().getAttribute("href")) ?? "";
  await page.goto(at(page, address));
  await page.locator("main h1").waitFor();
  await page.waitForTimeout(500);
};

/** Replaces the demo's register by an invented list, and offers one with half of it: that one waits. Only as the last picture. */
export async function bringHalfAList(page: Page): Promise<void> {
  const world = { serviceCount: 3, seed: 3, stampedAt: new Date().toISOString() };
  for (const [serial, providerCount] of [
    [900_001, 80],
    [900_002, 40],
  ] as const) {
    const body = [...zalRelease3Text({ ...world, serial, providerCount })].join("");
    await page.request.post(at(page, "/api/register"), { data: body, headers: { "content-type": "application/xml" } });
  }
  await page.goto(at(page, "/register"));
}

/** Signed out, with the language and theme of before. */
async function leave(page: Page): Promise<void> {
  const kept = (await page.context().cookies()).filter((cookie) => !cookie.name.includes("session"));
  await page.context().clearCookies();
  await page.context().addCookies(kept);
}
