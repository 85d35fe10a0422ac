import type { Browser, Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { expectAccessible, expect as expectNow, signInAs, test, watch } from "#tests/support/journey.ts";
import { startOidcJourney } from "#tests/support/oidc-journey.ts";

// Signing in costs time on purpose (argon2id), and on a busy machine a page follows it slowly.
const expect = expectNow.configure({ timeout: 20_000 });
test.describe.configure({ timeout: 180_000 });

const password = "drie fietsen bij de sluis";

/** The code that the authenticator app shows; `steps` looks half minutes ahead, since each works once. */
function appCode(key: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(" ", "")) });
  return totp.generate({ timestamp: Date.now() + steps * 30_000 });
}

/** The administrator of the demo practice invites somebody and reads the link from the screen. */
async function invite(page: Page, name: string, email: string, role: string): Promise<string> {
  await signInAs(page, "Karin Mulder");
  await page.goto("/people");
  await page.getByRole("button", { name: "Nodig iemand uit" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Naam").fill(name);
  await dialog.getByLabel("E-mailadres").fill(email);
  await dialog.getByRole("checkbox", { name: new RegExp(`^${role}`) }).check({ force: true });
  await dialog.getByRole("button", { name: "Maak de link" }).click();
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

test("somebody who is invited joins, sets the second step, and signs in with both from then on @phone", async ({
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
  await own.getByLabel("Nieuw wachtwoord").fill("te kort");
  await own.getByRole("button", { name: "Doe mee" }).click();
  await expect(own.getByText("Gebruik minstens 12 tekens.")).toBeVisible();
  await own.getByLabel("Nieuw wachtwoord").fill(password);
  await own.getByRole("button", { name: "Doe mee" }).click();

  await expect(own.getByRole("heading", { level: 1 })).toHaveText("Zet Balie in een app op je telefoon");
  await expectAccessible(own);
  const key = (await own.locator("code").textContent()) ?? "";
  await own.getByLabel("Code van 6 cijfers").fill(appCode(key));
  await own.getByRole("button", { name: "Zet aan" }).click();
  const codes = own.getByRole("list", { name: "Herstelcodes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  await expectAccessible(own);
  const recoveryCode = (await codes.first().textContent()) ?? "";
  await own.getByRole("button", { name: "Ik heb ze bewaard" }).click();
  await expect(own).toHaveURL(/\/today$/);
  await own.context().close();

  const again = await freshPage(browser, baseURL, complaints);
  await again.goto(link);
  await expect(again.getByRole("heading", { level: 1 })).toHaveText("Deze link werkt niet meer");
  await again.goto("/sign-in");
  await expectAccessible(again);
  await again.getByLabel("E-mailadres").fill(email);
  await again.getByLabel("Wachtwoord").fill("niet het goede wachtwoord");
  await again.getByRole("button", { name: "Ga verder" }).click();
  await expect(again.getByRole("alert").getByText(/horen niet bij elkaar/)).toBeVisible();
  // The browser writes every refused request in its console.
  await expect.poll(() => complaints.splice(0).join()).toContain("401");
  await again.getByLabel("Wachtwoord").fill(password);
  await again.getByRole("button", { name: "Ga verder" }).click();
  await expect(again.getByRole("heading", { level: 1 })).toHaveText("Nog één stap, Ilse Postma");
  await expectAccessible(again);
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

test("a locked screen opens with one proof, and a session that is ended is over at the next click", async ({
  page,
  browser,
  baseURL,
  complaints,
  stored,
}) => {
  const ria = await freshPage(browser, baseURL, complaints);
  await signInAs(ria, "Ria Hendriks");
  await ria.goto("/profile");
  await stored`
    update session set locked_at = now() where ended_at is null and person_id =
    (select person_id from person where email = 'ria@balie.example')`;
  await ria.goto("/profile");
  await expect(ria).toHaveURL(/\/lock/);
  await expectAccessible(ria);
  await ria.getByRole("button", { name: "Ontgrendel" }).click();
  await expect(ria).toHaveURL(/\/today$/);
  await ria.goto("/profile");
  await expect(ria.getByRole("heading", { level: 1 })).toContainText("Ria Hendriks");
  await expectAccessible(ria);

  await signInAs(page, "Karin Mulder");
  await page.goto("/people");
  await expectAccessible(page);
  const rows = page.getByRole("table", { name: "Wie waar is ingelogd" }).getByRole("row");
  for (const button of await rows.filter({ hasText: "Ria Hendriks" }).getByRole("button").all()) {
    await expect(button).toBeVisible();
  }
  while ((await rows.filter({ hasText: "Ria Hendriks" }).count()) > 0) {
    const before = await rows.count();
    await rows.filter({ hasText: "Ria Hendriks" }).first().getByRole("button").click();
    await expect(rows).toHaveCount(before - 1);
  }
  await ria.goto("/profile");
  await expect(ria).toHaveURL(/\/sign-in/);
  await ria.context().close();
});

test("through the organization's own provider somebody is at work in one step", async ({
  browser,
  complaints,
  stored,
}) => {
  const journey = await startOidcJourney();
  try {
    const email = "fatima@balie.example";
    journey.provider.identity = { sub: "fatima", email, email_verified: true, amr: ["pwd", "otp"] };
    const context = await browser.newContext({ baseURL: journey.url });
    const page = await context.newPage();
    page.on("pageerror", (problem) => complaints.push(problem.message));
    await page.goto("/sign-in?next=/profile");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Log in met De Linde" }).click();
    await expect(page).toHaveURL(`${journey.url}/profile`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Fatima El Amrani");
    const [bound] = await stored`select oidc_subject from person where email = ${email}`;
    expect(bound?.oidc_subject).toBe(`${journey.provider.issuer}|fatima`);

    journey.provider.identity = { sub: "vreemd", email: "vreemd@elders.test", email_verified: true, amr: ["otp"] };
    const stranger = await (await browser.newContext({ baseURL: journey.url })).newPage();
    await stranger.goto("/sign-in");
    await stranger.getByRole("button", { name: "Log in met De Linde" }).click();
    await expect(stranger.getByRole("alert").getByText(/geen account voor je/)).toBeVisible();
    await stranger.context().close();
    await context.close();
    await stored`update person set oidc_subject = null where email = ${email}`;
  } finally {
    await journey.stop();
  }
});
