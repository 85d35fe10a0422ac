import type { Browser, Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { expectAccessible } from "#tests/support/accessible.ts";
import { countRows, untilAwake } from "#tests/support/awake.ts";
import { expect as expectNow, test, watch } from "#tests/support/journey.ts";
import { signInAnew, signInAs } from "#tests/support/journey-people.ts";
import { startOidcJourney } from "#tests/support/oidc-journey.ts";

// Signing in is slow on purpose (argon2id), and on a busy machine the next page is slow too.
const expect = expectNow.configure({ timeout: 20_000 });
test.describe.configure({ timeout: 180_000 });

const password = "drie fietsen bij de sluis";

/** The code in the authenticator app; `steps` looks half minutes ahead, since each code works once. */
function appCode(key: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(" ", "")) });
  return totp.generate({ timestamp: Date.now() + steps * 30_000 });
}

/** An administrator of the demo practice invites somebody; the second one confirms and reads the link from the screen. */
async function invite(page: Page, name: string, email: string, role: string): Promise<string> {
  // Who confirms must have signed in before.
  await signInAs(page, "Marieke Vos");
  await signInAs(page, "Karin Mulder");
  await page.goto("/people");
  await page.getByRole("button", { name: "Nodig iemand uit" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Naam").fill(name);
  await dialog.getByLabel("E-mailadres").fill(email);
  await dialog.getByRole("checkbox", { name: new RegExp(`^${role}`) }).check({ force: true });
  await dialog.getByRole("button", { name: "Maak de link" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Een tweede beheerder moet dit bevestigen");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Klaar" }).click();
  await expect(page.getByRole("button", { name: `Bevestig: ${name}` })).toHaveCount(0);
  await signInAs(page, "Marieke Vos");
  await page.goto("/people");
  await page.getByRole("button", { name: `Bevestig: ${name}` }).click();
  const field = page.getByRole("alertdialog").getByLabel("Link", { exact: true });
  await expect(field).toHaveValue(/\/invitation\/[\w-]{40,}$/);
  await expectAccessible(page);
  return field.inputValue();
}

async function freshPage(browser: Browser, baseURL: string | undefined, complaints: string[]): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  watch(page, complaints, baseURL ?? "");
  return page;
}

test("somebody who is invited joins, sets up the second factor, and signs in with both from then on @phone", async ({
  page,
  browser,
  baseURL,
  complaints,
  stored,
}) => {
  const email = `ilse.${Date.now()}@voorbeeld.test`;
  const link = await invite(page, "Ilse Postma", email, "Assistent");
  await page.getByRole("button", { name: "Klaar" }).click();
  await expect(page.getByRole("table", { name: "Links die nog open staan" })).toContainText(email);

  const own = await freshPage(browser, baseURL, complaints);
  await own.goto(link);
  await expectAccessible(own);
  await expect(own.getByRole("heading", { level: 1 })).toHaveText("Welkom bij Huisartsenpraktijk De Linde");
  // While typing: advice after a pause, and nothing red before the field is left.
  const advice = own.getByRole("status").filter({ hasNotText: /^$/ });
  await untilAwake(own);
  await own.getByLabel("Nieuw wachtwoord").pressSequentially("te kort");
  await expect(advice).toHaveText("Nog 5 tekens.");
  await own.getByLabel("Nieuw wachtwoord").fill("Welkom2026!!!");
  await expect(advice).toContainText("snel te raden");
  await expectAccessible(own);
  await expect(own.getByLabel("Nieuw wachtwoord")).not.toHaveAttribute("aria-invalid");
  await own.getByLabel("Nieuw wachtwoord").fill(password);
  await expect(advice).toHaveText("Moeilijk te raden.");
  await own.getByLabel("Nieuw wachtwoord").fill("te kort");
  await own.getByRole("button", { name: "Doe mee" }).click();
  await expect(own.getByText("Gebruik minstens 12 tekens.")).toBeVisible();
  await own.getByLabel("Nieuw wachtwoord").fill(password);
  await own.getByRole("button", { name: "Doe mee" }).click();

  await expect(own.getByRole("heading", { level: 1 })).toHaveText("Zet Balie in een app op je telefoon");
  const key = (await own.locator("code").textContent()) ?? "";
  await own.getByLabel("Code van 6 cijfers").fill(appCode(key));
  await own.getByRole("button", { name: "Zet aan" }).click();
  const codes = own.getByRole("list", { name: "Herstelcodes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const recoveryCode = (await codes.first().textContent()) ?? "";
  await own.getByRole("button", { name: "Ik heb ze bewaard" }).click();
  await expect(own).toHaveURL(/\/today$/);
  await own.context().close();

  const again = await freshPage(browser, baseURL, complaints);
  await again.goto(link);
  await expect(again.getByRole("heading", { level: 1 })).toHaveText("Deze link werkt niet meer");
  await again.goto("/sign-in");
  await again.getByLabel("E-mailadres").fill(email);
  await again.getByLabel("Wachtwoord").fill("niet het goede wachtwoord");
  await again.getByRole("button", { name: "Ga verder" }).click();
  await expect(again.getByRole("alert").getByText(/horen niet bij elkaar/)).toBeVisible();
  // The browser logs every refused request.
  await expect.poll(() => complaints.splice(0).join()).toContain("401");
  await again.getByLabel("Wachtwoord").fill(password);
  await again.getByRole("button", { name: "Ga verder" }).click();
  await expect(again.getByRole("heading", { level: 1 })).toHaveText("Nog één stap, Ilse Postma");
  await again.getByLabel("Code van 6 cijfers").fill(appCode(key, 1));
  await again.getByRole("button", { name: "Log in" }).click();
  await expect(again).toHaveURL(/\/today$/);

  const lost = await freshPage(browser, baseURL, complaints);
  await lost.goto("/sign-in");
  await lost.getByLabel("E-mailadres").fill(email);
  await lost.getByLabel("Wachtwoord").fill(password);
  await lost.getByRole("button", { name: "Ga verder" }).click();
  await lost.getByRole("button", { name: "Ik heb mijn telefoon niet bij me" }).click();
  await lost.getByLabel("Herstelcode").fill(recoveryCode);
  await lost.getByRole("button", { name: "Log in" }).click();
  await expect(lost).toHaveURL(/\/today$/);

  const sessions = await stored`
    select end_reason from session join person using (person_id) where email = ${email} order by session_id`;
  expect(sessions.filter((session) => session.end_reason === "replaced")).toHaveLength(3);
  expect(sessions.filter((session) => session.end_reason === null)).toHaveLength(3);
  await again.context().close();
  await lost.context().close();
});

test("a locked screen is unlocked with one proof of identity, and an ended session is over at the next click", async ({
  page,
  browser,
  baseURL,
  complaints,
  stored,
}) => {
  const ria = await freshPage(browser, baseURL, complaints);
  await signInAnew(ria, "Ria Hendriks");
  await ria.goto("/profile");
  await stored`
    update session set locked_at = now() where ended_at is null and person_id =
    (select person_id from person where email = 'ria@balie.example')`;
  await ria.goto("/profile");
  await expect(ria).toHaveURL(/\/lock/);
  await ria.getByRole("button", { name: "Ontgrendel" }).click();
  await expect(ria).toHaveURL(/\/today$/);
  await ria.goto("/profile");
  await expect(ria.getByRole("heading", { level: 1 })).toContainText("Ria Hendriks");

  await signInAs(page, "Karin Mulder");
  await page.goto("/people");
  const rows = page.getByRole("table", { name: "Wie waar is ingelogd" }).getByRole("row");
  const ofRia = rows.filter({ hasText: "Ria Hendriks" });
  for (let left = await countRows(ofRia); left > 0; left -= 1) {
    await ofRia.first().getByRole("button").click();
    await expect(ofRia).toHaveCount(left - 1);
  }
  await ria.goto("/profile");
  await expect(ria).toHaveURL(/\/sign-in/);
  await ria.context().close();
});

test("at a screen that was left open Balie asks who is there before the log leaves it, and then carries on", async ({
  page,
  stored,
  complaints,
}) => {
  await signInAnew(page, "Hester de Groot");
  await page.goto("/audit");
  await stored`
    update session set proved_at = now() - interval '6 minutes' where ended_at is null and person_id =
    (select person_id from person where email = 'hester@balie.example')`;
  const exports = page.locator('a[href^="/audit/export"]');
  await exports.first().click();
  const dialog = page.getByRole("alertdialog", { name: "Ben jij het?" });
  await expect(dialog).toContainText("Dit is een demo");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Annuleer" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("Laat eerst nog eens zien wie je bent.").first()).toBeVisible();
  await exports.first().click();
  const file = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Ga verder" }).click();
  expect((await file).suggestedFilename()).toMatch(/^balie-log-.*\.csv$/);
  // The browser names both times that it was asked.
  const asked = complaints.splice(0).filter((line) => !/status of 412 .*audit\.mayExport/.test(line));
  complaints.push(...asked);
});

test("through the organization's own provider somebody is at work in one step", async ({
  browser,
  complaints,
  stored,
}) => {
  const journey = await startOidcJourney();
  try {
    const email = "fatima@balie.example";
    journey.provider.identity = { sub: "fatima", email, email_verified: true, amr: ["pwd", "mfa"] };
    await stored`update person set oidc_subject = ${`${journey.provider.issuer}|fatima`} where email = ${email}`;
    const context = await browser.newContext({ baseURL: journey.url });
    const page = await context.newPage();
    page.on("pageerror", (problem) => complaints.push(problem.message));
    await page.goto("/sign-in?next=/profile");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Log in met De Linde" }).click();
    await expect(page).toHaveURL(`${journey.url}/profile`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Fatima El Amrani");
    await expect(page.getByText("Je account is gekoppeld.")).toBeVisible();

    journey.provider.identity = { sub: "vreemd", email: "vreemd@elders.test", email_verified: true, amr: ["mfa"] };
    const stranger = await (await browser.newContext({ baseURL: journey.url })).newPage();
    await stranger.goto("/sign-in");
    await stranger.getByRole("button", { name: "Log in met De Linde" }).click();
    await expect(stranger.getByRole("alert").getByText(/nog niet aan een account/)).toBeVisible();
    await stranger.context().close();
    await context.close();
    await stored`update person set oidc_subject = null where email = ${email}`;
  } finally {
    await journey.stop();
  }
});
