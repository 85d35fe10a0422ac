import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { attentionRanks } from "#db/terms/reviews.ts";
import { expectAccessible } from "#tests/support/accessible.ts";
import { countRows, untilAwake, untilDecidable } from "#tests/support/awake.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

/** A conclusion makes a round trip to the server before the next patient is shown. */
const expect = expectAtOnce.configure({ timeout: 15_000 });

/** State of a patient of De Linde in the round, by family name; null if nothing of theirs is open. */
async function waitingOf(stored: Sql, familyName: string) {
  const [found] = await stored<{ patient_id: string; is_normal: boolean; is_assessment_due: boolean }[]>`
    select w.patient_id, w.is_normal, w.is_assessment_due from review_waiting w
    join patient p using (organization_id, patient_id) join organization o using (organization_id)
    where o.name = 'Huisartsenpraktijk De Linde' and p.family_name = ${familyName}`;
  return found ?? null;
}

/** The first of the round may have an alarm open, which the conclusion asks about. */
async function leaveAlarmsOpen(page: Page, stored: Sql, familyName: string) {
  const open = await stored`select from measurement_alarm a join patient p using (organization_id, patient_id)
    join organization o using (organization_id)
    where o.name = 'Huisartsenpraktijk De Linde' and p.family_name = ${familyName} and a.acknowledged_at is null`;
  if (open.length === 0) return;
  await expect(page.getByRole("radiogroup", { name: "Wat doe je met het alarm?" })).toBeVisible();
  await page.waitForTimeout(400);
  await page.keyboard.press("5");
}

async function openWaiting(page: Page, familyName: string) {
  await page.goto("/round");
  await page.getByRole("link", { name: new RegExp(familyName) }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(familyName);
  await expect(page.getByRole("button", { name: /In orde/ })).toBeVisible();
}

test("a nurse concludes a patient with three keys and undoes it with a fourth", async ({ page, stored }) => {
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/round");
  const rows = page.locator("main ol a[data-walk]");
  await expect(rows.first()).toBeVisible();
  // A flagged answer asks for more than one key.
  const flagged = await stored<{ name: string }[]>`select p.family_name as name from review_waiting w
    join patient p using (organization_id, patient_id) where w.attention >= ${attentionRanks.flagged}`;
  const names = await rows.allTextContents();
  const name = names.find((one) => !flagged.some((patient) => one.endsWith(patient.name))) ?? "";
  const familyName = name.split(" ").at(-1) ?? "";
  await untilAwake(page);
  for (let step = 0; step <= names.indexOf(name); step += 1) await page.keyboard.press("j");
  await expect(rows.nth(names.indexOf(name))).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await untilDecidable(page);
  await page.keyboard.press("2");
  const what = page.getByRole("radiogroup", { name: "Wat verandert er?" });
  await expect(what.getByRole("radio", { name: /Medicatie/ })).toBeFocused();
  await expectAccessible(page);
  // A number in the middle of other typing picks nothing.
  await page.keyboard.type("x1", { delay: 10 });
  await expect(what).toBeVisible();
  await page.waitForTimeout(400);
  await page.keyboard.press("1");
  await leaveAlarmsOpen(page, stored, familyName);
  await expect(page.getByText(new RegExp(`${name}, .*: Bijstellen bewaard`))).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText(name);
  expect(await waitingOf(stored, familyName)).toBeNull();
  // It survives a reload, and says for how long.
  await page.reload();
  await expect(page.getByText(new RegExp(`${name}, .*: Bijstellen bewaard`))).toBeVisible();
  await expect(page.getByText(/^Nog \d+ seconden ongedaan te maken$/).last()).toBeVisible();
  await page.keyboard.press("z");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  expect(await waitingOf(stored, familyName)).not.toBeNull();
});

test("an assistant walks through the round, concludes nothing, and reads who does @phone", async ({ page }) => {
  await signInAs(page, "Ria Hendriks");
  await page.goto("/round");
  await page.locator("main ol a[data-walk]").first().click();
  await expect(page.getByText("Jij kijkt mee")).toBeVisible();
  await expect(page.getByRole("button", { name: /In orde/ })).toHaveCount(0);
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText(name);
  await expect(page.getByText("Jij kijkt mee")).toBeVisible();
  await page.keyboard.press("u");
  await expect(page).toHaveURL("/round");
});

test("the draft comes back when a conclusion is undone @phone", async ({ page, stored }) => {
  await signInAs(page, "Fatima El Amrani");
  await openWaiting(page, "Haddad");
  await page.getByRole("textbox", { name: "Bericht aan de patiënt" }).fill("We hebben uw metingen bekeken.");
  await page.getByRole("textbox", { name: "Notitie (blijft binnen)" }).fill("Volgende maand opnieuw");
  await page.getByRole("button", { name: /Meer meten/ }).click();
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Haddad");
  await expect(page.getByRole("textbox", { name: "Bericht aan de patiënt" })).toHaveValue(
    "We hebben uw metingen bekeken.",
  );
  await expect(page.getByRole("textbox", { name: "Notitie (blijft binnen)" })).toHaveValue("Volgende maand opnieuw");
  const withdrawn = async () => {
    const [message] = await stored<{ withdrawn_at: Date | null }[]>`
      select withdrawn_at from message where body = 'We hebben uw metingen bekeken.' order by sent_at desc limit 1`;
    return message?.withdrawn_at;
  };
  await expect.poll(withdrawn).toBeInstanceOf(Date);
});

test("undone while the next screen is still on its way, the patient is shown and can be concluded", async ({
  page,
}) => {
  await signInAs(page, "Fatima El Amrani");
  await openWaiting(page, "Haddad");
  const address = page.url();
  const onward: Promise<unknown>[] = [];
  // What is read after the conclusion comes late, as on a slow line.
  await page.route(/_rsc=/, async (route) => {
    const delay = new Promise((settle) => setTimeout(settle, 2_000));
    onward.push(delay);
    await delay;
    await route.continue();
  });
  await page.getByRole("textbox", { name: "Notitie (blijft binnen)" }).fill("Volgende maand opnieuw");
  await page.getByRole("button", { name: /Meer meten/ }).click();
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(page.getByText("Teruggenomen: de patiënt wacht weer")).toBeVisible();
  await Promise.all(onward);
  await untilDecidable(page);
  expect(page.url()).toBe(address);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Haddad");
  await page.unrouteAll({ behavior: "wait" });
});

test("a draft is still there after a lock or a closed laptop @phone", async ({ page, stored }) => {
  // Undoing leaves one, and it would look as if this one was kept already.
  await stored`delete from review_draft`;
  await signInAs(page, "Fatima El Amrani");
  await openWaiting(page, "Okonkwo");
  const message = page.getByRole("textbox", { name: "Bericht aan de patiënt" });
  const kept = page.getByText(/^Wat je schreef is bewaard als concept:/);
  await message.fill("Uw bloeddruk is iets te hoog. Wij");
  await expect(kept).toBeVisible();
  await page.reload();
  await expect(message).toHaveValue("Uw bloeddruk is iets te hoog. Wij");
  await expect(kept).toBeVisible();
  await expectAccessible(page);
  await signInAs(page, "Marieke Vos");
  await page.reload();
  await expect(message).toHaveValue("");
  await signInAs(page, "Fatima El Amrani");
  await page.reload();
  await expect(async () => {
    // Text that was emptied before the page was awake is no change any more.
    await message.fill("Uw");
    await message.fill("");
    await expectAtOnce(kept).toHaveCount(0);
    await expectAtOnce.poll(() => stored`select from review_draft`, { timeout: 3_000 }).toHaveLength(0);
  }).toPass();
  await page.reload();
  await expect(message).toHaveValue("");
});

test("somebody who looks up a patient finds the last conclusion and copies it for the HIS with one key", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signInAs(page, "Fatima El Amrani");
  await openWaiting(page, "Bosman");
  const address = page.url().replace("/round/", "/patients/");
  await page.goto(address);
  await expect(page.getByText("Er wacht iets van deze patiënt in de ronde.")).toBeVisible();
  await page.getByRole("link", { name: "Bekijk het in de ronde" }).click();
  await page.getByRole("button", { name: /In orde/ }).click();
  await expect(page.getByText(/: In orde bewaard/)).toBeVisible();
  await page.goto(address);
  const card = page.getByRole("region", { name: "Laatste oordeel" });
  await expect(card).toContainText("In orde · Fatima El Amrani");
  await expect(async () => {
    await page.keyboard.press("c");
    await expectAtOnce(card.getByText("Overgenomen in het HIS")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^O: .*\nE: .*In orde\.$/);
  await expectAccessible(page);
});

test("a conclusion can be undone on the patient's own page, as long as it is not in the HIS yet", async ({
  page,
  stored,
}) => {
  await signInAs(page, "Fatima El Amrani");
  await openWaiting(page, "Smit");
  const address = page.url().replace("/round/", "/patients/");
  await page.getByRole("button", { name: /In orde/ }).click();
  await expect(page.getByText(/: In orde bewaard/)).toBeVisible();
  expect(await waitingOf(stored, "Smit")).toBeNull();
  await page.goto(address);
  await page.getByRole("region", { name: "Laatste oordeel" }).getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(page).toHaveURL(/\/round\//);
  await expect(page.getByRole("button", { name: /In orde/ })).toBeVisible();
  expect(await waitingOf(stored, "Smit")).not.toBeNull();
});

test("the text for the HIS is copied before and while concluding, and what was not copied waits in a list", async ({
  page,
  context,
  stored,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await signInAs(page, "Fatima El Amrani");
  await openWaiting(page, "Jansen");
  await page.getByRole("textbox", { name: "Notitie (blijft binnen)" }).fill("Over een maand opnieuw");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("c");
  await expect(page.getByText("Tekst voor het HIS gekopieerd. Er is nog niets beoordeeld.")).toBeVisible();
  expect(await copied()).toMatch(/P: Over een maand opnieuw\.$/);
  await page.keyboard.press("h");
  await expect(page.getByRole("checkbox", { name: /Meteen naar het HIS/ })).toBeChecked();
  await untilDecidable(page);
  await page.keyboard.press("4");
  await expect(
    page.getByText(/Jansen, .*: Meer meten bewaard\. Gekopieerd en gemarkeerd als overgenomen/),
  ).toBeVisible();
  expect(await copied()).toMatch(/E: .*Meer metingen nodig\.\nP: Meer meten\. Over een maand opnieuw\.$/);
  await page.goto("/round/record");
  const rows = page.locator("main ol > li");
  const before = await countRows(rows);
  const first = (await rows.first().getByRole("link").textContent()) ?? "";
  await expect(page.getByRole("link", { name: `Nog over te nemen (${before})` })).toBeVisible();
  await expectAccessible(page);
  await untilAwake(page);
  await page.keyboard.press("c");
  await expect(
    page.getByText(new RegExp(`^${first}, geboren .*: gekopieerd en gemarkeerd als overgenomen$`)),
  ).toBeVisible();
  await expect(rows).toHaveCount(before - 1);
  expect(await copied()).toMatch(/^(S|O|E): /);
  expect(await waitingOf(stored, "Jansen")).toBeNull();
});

test("a changed target leads to where it is agreed @phone", async ({ page }) => {
  await signInAs(page, "Marieke Vos");
  await openWaiting(page, "Okonkwo");
  await page.getByRole("button", { name: /Bijstellen/ }).click();
  await page.getByText(/Streefwaarde$/).click();
  await page.getByRole("button", { name: "Bewaar", exact: true }).click();
  await expect(page).toHaveURL(/\/measurements\?kind=.*act=target/);
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(page).toHaveURL(/\/round\//);
  await expect(page.getByRole("button", { name: /In orde/ })).toBeVisible();
});

test("somebody who is writing is told that a colleague was first, nothing moves and nothing is stored twice", async ({
  page,
  browser,
  stored,
  complaints,
}) => {
  const colleague = await (await browser.newContext()).newPage();
  await signInAs(page, "Fatima El Amrani");
  await signInAs(colleague, "Job van Dijk");
  await openWaiting(page, "Willemsen");
  await openWaiting(colleague, "Willemsen");
  const message = page.getByRole("textbox", { name: "Bericht aan de patiënt" });
  await message.fill("Wij bellen u hierover.");
  await colleague.getByRole("button", { name: /In orde/ }).click();
  await expect(colleague.getByText(/: In orde bewaard/)).toBeVisible();
  const heard = page.getByRole("button", { name: "Een collega heeft dit net beoordeeld. Toon." });
  await expect(heard).toBeVisible();
  // Longer than the delay after which a screen refreshes on somebody else's change.
  await page.waitForTimeout(1_500);
  await page.getByRole("button", { name: /Bellen/ }).click();
  await expect(page.getByText("Een collega was je net voor")).toBeVisible();
  await expect(message).toHaveValue("Wij bellen u hierover.");
  await expectAccessible(page);
  await heard.click();
  await expect(page.getByRole("region", { name: "Laatste oordeel" })).toContainText("In orde · Job van Dijk");
  expect(await stored`select from message where body = 'Wij bellen u hierover.'`).toHaveLength(0);
  await colleague.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect.poll(() => waitingOf(stored, "Willemsen")).not.toBeNull();
  await colleague.context().close();
  // Open again for whoever had it on screen, with the draft.
  await expect(message).toHaveValue("Wij bellen u hierover.");
  // The refusal, which the browser logs too.
  expect(complaints.splice(0)).toEqual([expect.stringContaining("409")]);
});

test("values that were expected and did not come are in the round, and are reviewed like any others @phone", async ({
  page,
  stored,
}) => {
  await signInAs(page, "Job van Dijk");
  await openWaiting(page, "Dijk");
  await expect(page.getByText(/Gewicht: niets sinds \d+ \w+/)).toBeVisible();
  await page.getByRole("button", { name: /Bellen/ }).click();
  await expect(page.getByText(/: Bellen bewaard/)).toBeVisible();
  expect(await waitingOf(stored, "Dijk")).toBeNull();
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(page.getByText(/Gewicht: niets sinds \d+ \w+/)).toBeVisible();
  await expect.poll(() => waitingOf(stored, "Dijk")).toMatchObject({ is_normal: false });
});

test("a text that belongs to another conclusion is not sent without asking, and m looks for one that fits", async ({
  page,
}) => {
  await signInAs(page, "Fatima El Amrani");
  await openWaiting(page, "Peeters");
  const message = page.getByRole("textbox", { name: "Bericht aan de patiënt" });
  await untilDecidable(page);
  await page.keyboard.press("m");
  await expect(message).toHaveValue(/Gemiddeld was hij 12\d over \d\d/);
  const written = await message.inputValue();
  await page.getByRole("heading", { level: 1 }).click();
  const question = page.getByRole("alertdialog");
  await untilDecidable(page);
  await page.keyboard.press("3");
  await expect(question).toContainText("Deze tekst hoort bij ‘In orde’. Toch versturen?");
  await expectAccessible(page);
  await question.getByRole("button", { name: "Terug naar de tekst" }).click();
  await expect(message).toHaveValue(written);
});

test("normal series are concluded together, only for patients ticked as seen, and undone", async ({ page, stored }) => {
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/round");
  await page.getByRole("link", { name: "Normale series (2)" }).click();
  const conclude = page.getByRole("button", { name: /^(Kies wie je zag|\d+ patiënt)/ });
  await expect(conclude).toBeDisabled();
  await expect(page.getByRole("img", { name: /^Bloeddruk in de tijd/ })).toHaveCount(2);
  // A tick set before hydration is lost, so it is repeated.
  await expect(async () => {
    await page.getByText("Gezien, in orde: Marleen Peeters").click();
    await expect(conclude).toBeEnabled({ timeout: 1_000 });
  }).toPass();
  await conclude.click();
  await expect(page.getByText("1 patiënt in orde: bewaard")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /Peeters/ })).toHaveCount(0);
  await expect(page.getByRole("checkbox", { name: /Van der Meer|van der Meer/ })).toBeVisible();
  expect(await waitingOf(stored, "Peeters")).toBeNull();
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Peeters");
  await expect.poll(() => waitingOf(stored, "Peeters")).toMatchObject({ is_normal: true, is_assessment_due: false });
});

test("a task goes to a colleague by name, is on her Today, and is finished there", async ({ page }) => {
  await signInAs(page, "Fatima El Amrani");
  await openWaiting(page, "Okonkwo");
  await page.getByRole("button", { name: "Taak toevoegen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Wat moet er gebeuren" }).fill("Bel over de uitslag van het lab");
  await dialog.getByRole("button", { name: /Voor wie/ }).click();
  await page.getByRole("option", { name: "Ria Hendriks" }).click();
  await dialog.getByRole("button", { name: "Geef de taak" }).click();
  await expect(page.getByText("Taak gegeven")).toBeVisible();
  await signInAs(page, "Ria Hendriks");
  await page.goto("/today");
  await expect(page.getByText("Bel over de uitslag van het lab")).toBeVisible();
  await page.getByRole("link", { name: "Alle taken" }).click();
  const task = page.getByRole("listitem").filter({ hasText: "Bel over de uitslag van het lab" });
  await expect(task).toContainText("Voor Ria Hendriks");
  await task.getByRole("button", { name: /^Klaar/ }).click();
  await expect(task).toHaveCount(0);
  await page.getByRole("link", { name: "Klaar", exact: true }).click();
  await expect(task.first()).toContainText("klaar door Ria Hendriks");
});
