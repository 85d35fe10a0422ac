import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import type { Sql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import { hashPassword } from "#server/access/password.ts";
import { expectAccessible } from "#tests/support/accessible.ts";
import { untilAwake } from "#tests/support/awake.ts";
import { browserArguments, findBrowser } from "#tests/support/browser.ts";
import { expect as expectNow, test } from "#tests/support/journey.ts";
import { signInAnew } from "#tests/support/journey-people.ts";
import { startOidcJourney } from "#tests/support/oidc-journey.ts";

// Signing in is slow on purpose (argon2id), and on a busy machine the next page is slow too.
const expect = expectNow.configure({ timeout: 20_000 });
test.describe.configure({ timeout: 240_000 });

const password = "drie fietsen bij de sluis";
const kept = /^Wat je schreef is bewaard als concept:/;
const written = "Nog eens bellen over de meter";

/** A nurse of De Linde with a password, who has never signed in. */
async function hireNurse(stored: Sql, name: string): Promise<string> {
  const personId = uuidv7();
  const email = `${personId}@voorbeeld.test`;
  await stored`insert into person ${stored({ person_id: personId, email, name, password_hash: await hashPassword(password) })}`;
  await stored`insert into membership (organization_id, person_id, roles)
    select organization_id, ${personId}, array['practice-nurse'] from organization where name = 'Huisartsenpraktijk De Linde'`;
  return email;
}

async function lock(page: Page, meanwhile = async () => {}): Promise<void> {
  await untilAwake(page);
  await page.getByRole("button", { name: /^Jij en de weergave/ }).click();
  await meanwhile();
  await page.getByRole("button", { name: "Vergrendel" }).click();
  await expect(page).toHaveURL(/\/lock/);
}

/** A second tab of this browser, behind the first. */
async function hiddenTab(context: BrowserContext, address: string): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(address);
  await tab.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  return tab;
}

async function takeOver(page: Page, email: string): Promise<void> {
  await untilAwake(page);
  await page.getByRole("button", { name: "Iemand anders? Log in als jezelf" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Log in als jezelf");
  await expectAccessible(page);
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByLabel("Wachtwoord").fill(password);
  await page.getByRole("button", { name: "Ga verder" }).click();
}

/** Sets up the second step on the way in, until the newcomer's own start. @returns their codes, `steps` of half a minute from now. */
async function setUpSecondStep(page: Page): Promise<(steps: number) => string> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zet Balie in een app op je telefoon");
  const key = ((await page.locator("code").textContent()) ?? "").replaceAll(" ", "");
  const code = (steps: number) =>
    new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + steps * 30_000 });
  await page.getByLabel("Code van 6 cijfers").fill(code(0));
  await page.getByRole("button", { name: "Zet aan" }).click();
  await page.getByRole("button", { name: "Ik heb ze bewaard" }).click();
  await expect(page).toHaveURL(/\/today$/);
  return code;
}

test("a colleague takes over a locked screen in one step, and what was being written waits for its writer @phone", async ({
  page,
  context,
  stored,
}) => {
  const email = await hireNurse(stored, "Lotte Smit");
  const note = page.getByRole("textbox", { name: "Notitie (blijft binnen)" });
  await signInAnew(page, "Fatima El Amrani");
  await page.goto("/round");
  await page.locator("main ol a[data-walk]").last().click();
  await expect(note).toBeVisible();
  const patient = page.url();
  const tab = await hiddenTab(context, patient);
  // Text typed before the page is awake is lost.
  await expect(async () => {
    await note.fill("Nog");
    await expectNow(page.getByText(kept)).toBeVisible({ timeout: 3_000 });
  }).toPass();
  // Locked at once, before the draft saves itself.
  await lock(page, () => note.fill(written));
  await expect(page.getByText(/^Fatima El Amrani, /)).toBeVisible();
  await expectAccessible(page);

  // The first time here, so the second step is set up on the way.
  await takeOver(page, email);
  const code = await setUpSecondStep(page);
  await expect(tab).not.toHaveURL(/\/round/);
  await page.goto(patient);
  await expect(note).toHaveValue("");

  // Fatima comes back at the screen that Lotte locked.
  await lock(page);
  await untilAwake(page);
  await page.getByRole("button", { name: "Iemand anders? Log in als jezelf" }).click();
  await page.getByRole("link", { name: "Kies wie je bent" }).click();
  await page.getByRole("button", { name: /Fatima El Amrani/ }).click();
  await expect(page).toHaveURL(/\/today$/);
  await page.goto(patient);
  await expect(note).toHaveValue(written);

  // And Lotte once more, with both factors in the lock screen itself.
  await lock(page);
  await takeOver(page, email);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nog één stap, Lotte Smit");
  await expect(page).toHaveURL(/\/lock$/);
  await expectAccessible(page);
  await page.getByLabel("Code van 6 cijfers").fill(code(1));
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page).toHaveURL(/\/today$/);
  await page.goBack();
  await expect(page.getByText(written)).toHaveCount(0);
  const lines = await stored`
    select from audit_event where event = 'session.taken-over' and actor_name = 'Lotte Smit'`;
  expect(lines.length).toBeGreaterThanOrEqual(2);

  await stored`delete from review_draft where note = ${written}`;
  await tab.close();
});

test("where nobody has a password a colleague takes over a locked screen through the provider, and what was being written waits", async ({
  browser,
  complaints,
  stored,
}) => {
  const journey = await startOidcJourney();
  const { provider } = journey;
  const as = (name: string) => {
    provider.identity = { sub: name, email: `${name}@balie.example`, email_verified: true, amr: ["pwd", "mfa"] };
  };
  const other = "Belt morgen over de nieuwe meter";
  try {
    for (const name of ["fatima", "ria"]) {
      await stored`update person set oidc_subject = ${`${provider.issuer}|${name}`} where email = ${`${name}@balie.example`}`;
    }
    const context = await browser.newContext({ baseURL: journey.url });
    const page = await context.newPage();
    page.on("pageerror", (problem) => complaints.push(problem.message));
    const signIn = page.getByRole("button", { name: "Log in met De Linde" });
    const note = page.getByRole("textbox", { name: "Notitie (blijft binnen)" });
    as("fatima");
    await page.goto("/sign-in?next=/round");
    await signIn.click();
    await expect(page).toHaveURL(/\/round/);
    await page.locator("main ol a[data-walk]").last().click();
    await expect(note).toBeVisible();
    const patient = page.url();
    await expect(async () => {
      await note.fill(other);
      await expectNow(page.getByText(kept)).toBeVisible({ timeout: 3_000 });
    }).toPass();
    const tab = await hiddenTab(context, patient);
    await lock(page);
    await untilAwake(page);
    await expect(page.getByLabel("Wachtwoord")).toHaveCount(0);

    as("ria");
    await page.getByRole("button", { name: "Iemand anders? Log in als jezelf" }).click();
    await expectAccessible(page);
    await signIn.click();
    await expect(page).toHaveURL(`${journey.url}/today`);
    await expect(tab).not.toHaveURL(/\/round/);
    await page.goto("/profile");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Ria Hendriks");
    const [ended] = await stored`
      select end_reason from session join person using (person_id)
      where email = 'fatima@balie.example' and method = 'oidc' order by session_id desc limit 1`;
    expect(ended?.end_reason).toBe("taken-over");

    await lock(page);
    await untilAwake(page);
    as("fatima");
    await page.getByRole("button", { name: "Iemand anders? Log in als jezelf" }).click();
    await signIn.click();
    await expect(page).toHaveURL(`${journey.url}/today`);
    await page.goto(patient);
    await expect(note).toHaveValue(other);
    await context.close();
  } finally {
    await stored`delete from review_draft where note = ${other}`;
    await stored`update person set oidc_subject = null where oidc_subject like ${`${provider.issuer}|%`}`;
    await journey.stop();
  }
});

test("Back leads nobody to the screen of the person before, neither from the lock nor after a take-over", async ({
  baseURL,
  complaints,
  stored,
}) => {
  const email = await hireNurse(stored, "Lotte Smit");
  const secret = "Vraagt naar de uitslag van haar zus";
  const executablePath = findBrowser()?.path;
  // Playwright turns off what a browser keeps of the pages before (the back/forward cache); at a counter it is on.
  const browser = await chromium.launch({
    ...{ args: browserArguments, ignoreDefaultArgs: ["--disable-back-forward-cache"] },
    ...(executablePath ? { executablePath } : {}),
  });
  try {
    const context = await browser.newContext({ baseURL: baseURL ?? "", locale: "nl-NL" });
    const page = await context.newPage();
    page.on("pageerror", (problem) => complaints.push(problem.message));
    const back = () => page.evaluate(() => window.history.back());
    const entries = () => page.evaluate(() => window.history.length);
    const note = page.getByRole("textbox", { name: "Notitie (blijft binnen)" });
    await signInAnew(page, "Fatima El Amrani");
    await page.goto("/round");
    await untilAwake(page);
    // Within the page, so that the router keeps both.
    await page.locator("main ol a[data-walk]").last().click();
    await expect(note).toBeVisible();
    const patient = new URL(page.url()).pathname;
    await expect(async () => {
      await note.fill(secret);
      await expectNow(page.getByText(kept)).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await lock(page);
    await back();
    await expect(page).toHaveURL(/\/lock/);
    await expect(page.getByRole("button", { name: "Iemand anders? Log in als jezelf" })).toBeVisible();
    await untilAwake(page);
    await page.getByRole("button", { name: "Ontgrendel" }).click();
    await expect(page).toHaveURL(/\/today$/);
    await page.goto(patient);
    await expect(note).toHaveValue(secret);

    const before = await entries();
    await lock(page);
    await takeOver(page, email);
    await setUpSecondStep(page);
    const since = (await entries()) - before;
    for (let step = 1; step < since; step += 1) {
      await back();
      await expect(page.getByRole("button", { name: /^Jij en de weergave/ })).toBeVisible();
      await expect(page).not.toHaveURL((url) => url.pathname === patient);
    }
    // Further back the address is of the patient, the screen one's own.
    await back();
    await expect(page).toHaveURL((url) => url.pathname === patient);
    await expect(note).toHaveValue("");
  } finally {
    await browser.close();
    await stored`delete from review_draft where note = ${secret}`;
  }
});
