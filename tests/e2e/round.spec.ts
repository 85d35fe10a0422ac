import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { expectAccessible, expect as expectAtOnce, signInAs, test } from "#tests/support/journey.ts";

/** A conclusion goes to the server and the next patient comes back before the screen says it. */
const expect = expectAtOnce.configure({ timeout: 15_000 });

/** How a patient of De Linde stands in the round, by family name; null: nothing of him waits. */
async function waitingOf(stored: Sql, familyName: string) {
  const [found] = await stored<{ patient_id: string; is_normal: boolean; is_assessment_due: boolean }[]>`
    select w.patient_id, w.is_normal, w.is_assessment_due from review_waiting w
    join patient p using (organization_id, patient_id) join organization o using (organization_id)
    where o.name = 'Huisartsenpraktijk De Linde' and p.family_name = ${familyName}`;
  return found ?? null;
}

async function openWaiting(page: Page, familyName: string) {
  await page.goto("/round");
  await page.getByRole("link", { name: new RegExp(familyName) }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(familyName);
  await expect(page.getByRole("button", { name: /In orde/ })).toBeVisible();
}

test("a nurse concludes a patient with three keys and takes it back with a fourth", async ({ page, stored }) => {
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/round");
  const first = page.locator("main ol a[data-walk]").first();
  await expect(first).toBeVisible();
  const name = (await first.textContent()) ?? "";
  const familyName = name.split(" ").at(-1) ?? "";
  // A key that comes before the page listens is lost, as it is for a person.
  await expect(async () => {
    await page.keyboard.press("j");
    await expectAtOnce(first).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await expect(page.getByRole("button", { name: /Bijstellen/ })).toBeVisible();
  await page.keyboard.press("2");
  await expect(page.getByText("Bijstellen: bewaard")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText(name);
  expect(await waitingOf(stored, familyName)).toBeNull();
  await page.keyboard.press("z");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  expect(await waitingOf(stored, familyName)).not.toBeNull();
});

test("an assistant walks the round, concludes nothing, and reads who does @phone", async ({ page }) => {
  await signInAs(page, "Ria Hendriks");
  await page.goto("/round");
  await page.locator("main ol a[data-walk]").first().click();
  await expect(page.getByText("Jij kijkt mee")).toBeVisible();
  await expect(page.getByRole("button", { name: /In orde/ })).toHaveCount(0);
  await expectAccessible(page);
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText(name);
  await expect(page.getByText("Jij kijkt mee")).toBeVisible();
  await page.keyboard.press("u");
  await expect(page).toHaveURL("/round");
});

test("what was written comes back with a conclusion that is taken back @phone", async ({ page, stored }) => {
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
    const [reply] = await stored<{ withdrawn_at: Date | null }[]>`
      select withdrawn_at from reply where body = 'We hebben uw metingen bekeken.' order by sent_at desc limit 1`;
    return reply?.withdrawn_at;
  };
  await expect.poll(withdrawn).toBeInstanceOf(Date);
});

test("what is being written is there again after a lock or a closed laptop @phone", async ({ page }) => {
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
    await message.fill("");
    await expectAtOnce(kept).toHaveCount(0, { timeout: 3_000 });
  }).toPass();
  await page.reload();
  await expect(message).toHaveValue("");
});

test("who looks a patient up finds the last conclusion, copies it for the HIS with one key", async ({
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
  await expect(page.getByText("In orde: bewaard")).toBeVisible();
  await page.goto(address);
  const card = page.getByRole("region", { name: "Laatste oordeel" });
  await expect(card).toContainText("In orde · Fatima El Amrani");
  await expect(async () => {
    await page.keyboard.press("c");
    await expectAtOnce(card.getByText("Overgenomen in het HIS")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^O: .*\nE: In orde\.$/);
  await expectAccessible(page);
});

test("a conclusion can be taken back where the patient is looked up, before it is in the HIS", async ({
  page,
  stored,
}) => {
  await signInAs(page, "Fatima El Amrani");
  await openWaiting(page, "Smit");
  const address = page.url().replace("/round/", "/patients/");
  await page.getByRole("button", { name: /In orde/ }).click();
  await expect(page.getByText("In orde: bewaard")).toBeVisible();
  expect(await waitingOf(stored, "Smit")).toBeNull();
  await page.goto(address);
  await page.getByRole("region", { name: "Laatste oordeel" }).getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(page).toHaveURL(/\/round\//);
  await expect(page.getByRole("button", { name: /In orde/ })).toBeVisible();
  expect(await waitingOf(stored, "Smit")).not.toBeNull();
});

test("who writes hears that a colleague was first, nothing moves and nothing is stored twice", async ({
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
  await expect(colleague.getByText("In orde: bewaard")).toBeVisible();
  const heard = page.getByRole("button", { name: "Een collega heeft dit net beoordeeld. Toon." });
  await expect(heard).toBeVisible();
  // Longer than a screen waits before it brings in what somebody else changed.
  await page.waitForTimeout(1_500);
  await page.getByRole("button", { name: /Bellen/ }).click();
  await expect(page.getByText("Een collega was je net voor")).toBeVisible();
  await expect(message).toHaveValue("Wij bellen u hierover.");
  await expectAccessible(page);
  await heard.click();
  await expect(page.getByRole("region", { name: "Laatste oordeel" })).toContainText("In orde · Job van Dijk");
  expect(await stored`select from reply where body = 'Wij bellen u hierover.'`).toHaveLength(0);
  await colleague.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect.poll(() => waitingOf(stored, "Willemsen")).not.toBeNull();
  await colleague.context().close();
  // Open again for whoever had the screen, with what was written.
  await expect(message).toHaveValue("Wij bellen u hierover.");
  // The refusal, which the browser tells too.
  expect(complaints.splice(0)).toEqual([expect.stringContaining("409")]);
});

test("values that were expected and did not come stand in the round, and are reviewed like any other @phone", async ({
  page,
  stored,
}) => {
  await signInAs(page, "Job van Dijk");
  await openWaiting(page, "Dijk");
  await expect(page.getByText(/Gewicht: niets sinds \d+ \w+/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /Bellen/ }).click();
  await expect(page.getByText("Bellen: bewaard")).toBeVisible();
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
  await expect(async () => {
    await page.keyboard.press("m");
    await expectAtOnce(message).toHaveValue(/Gemiddeld was hij 12\d over \d\d/, { timeout: 1_000 });
  }).toPass();
  const written = await message.inputValue();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("3");
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("Deze tekst hoort bij ‘In orde’. Toch versturen?");
  await expectAccessible(page);
  await question.getByRole("button", { name: "Terug naar de tekst" }).click();
  await expect(message).toHaveValue(written);
});

test("normal series are concluded together, only of whom they were seen, and taken back", async ({ page, stored }) => {
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/round");
  await page.getByRole("link", { name: "Normale series (2)" }).click();
  const conclude = page.getByRole("button", { name: /^(Kies wie je zag|\d+ patiënt)/ });
  await expect(conclude).toBeDisabled();
  await expect(page.getByRole("img", { name: /^Bloeddruk in de tijd/ })).toHaveCount(2);
  await expectAccessible(page);
  // A tick made before the page listens is made again.
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

for (const width of [390, 1440]) {
  test(`every screen of the round is usable for whoever listens, ${width} px wide`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 900 });
    await signInAs(page, "Fatima El Amrani");
    await openWaiting(page, "Okonkwo");
    const patient = new URL(page.url()).pathname;
    for (const path of ["/round", patient, "/round/normal", "/round/tasks", "/round/templates", "/round/planning"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });
}

test("a task goes to a colleague by name, stands on her Today, and is done there", async ({ page }) => {
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

test("a text of the practice shows what a patient will read, and can be taken out of use", async ({ page }) => {
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/round/templates");
  await page.getByRole("button", { name: "Tekst toevoegen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Naam" }).fill("Bloeddruk: ga zo door");
  const text = dialog.getByRole("textbox", { name: "Tekst" });
  await text.fill("Uw bloeddruk was {gemidelde}.");
  await expect(dialog.getByText("Balie kent deze lege plek niet: gemidelde")).toBeVisible();
  await text.fill("Uw bloeddruk was {gemiddelde}.");
  await expect(dialog.getByText("Uw bloeddruk was 132 over 81.")).toBeVisible();
  await expect(dialog.getByText("Kies van welke meting de cijfers komen.")).toBeVisible();
  await dialog.getByRole("button", { name: /Met cijfers van/ }).click();
  await page.getByRole("option", { name: "Bloeddruk", exact: true }).click();
  await dialog.getByRole("button", { name: "Bewaar de tekst" }).click();
  await expect(page.getByText("De tekst is bewaard")).toBeVisible();
  await page.getByRole("button", { name: "Haal weg: Bloeddruk: ga zo door" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Haal weg" }).click();
  await expect(page.getByRole("heading", { name: "Bloeddruk: ga zo door" })).toHaveCount(0);
});

test("a manager, who sees no patients, plans the rounds", async ({ page }) => {
  await signInAs(page, "Karin Mulder");
  await page.goto("/today");
  await page.getByRole("link", { name: "Tijden" }).click();
  await page.getByRole("button", { name: "Ronde toevoegen" }).click();
  await page.getByRole("textbox", { name: "Ronde 3" }).fill("16.30");
  await page.getByRole("button", { name: "Bewaar de tijden" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Er zijn 3 rondes per dag: 10:00, 14:00 en 16:30.");
  await page.getByRole("button", { name: "Haal ronde 3 weg" }).click();
  await page.getByRole("button", { name: "Bewaar de tijden" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Er zijn 2 rondes per dag: 10:00 en 14:00.");
  await page.goto("/round");
  await expect(page.getByRole("heading", { name: "Deze pagina is er niet" })).toBeVisible();
});

test("the keys of the round are told where all keys are", async ({ page }) => {
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/round");
  await expect(page.getByRole("link", { name: "Begin de ronde" })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("?");
    await expectAtOnce(page.getByRole("dialog")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("dialog").getByText("Laatste oordeel ongedaan maken")).toBeVisible();
  await expectAccessible(page);
});
