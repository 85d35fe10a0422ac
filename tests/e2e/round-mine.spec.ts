import type { Sql } from "postgres";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

/** A step makes a round trip to the server before the next patient is shown. */
const expect = expectAtOnce.configure({ timeout: 15_000 });

/** Names the nurse as treating two who wait at De Linde, and nobody else: those with least attention. */
async function treatTwo(stored: Sql) {
  await stored`delete from patient_treater where person_id = (select person_id from person where name = 'Fatima El Amrani')`;
  await stored`
    insert into patient_treater (organization_id, patient_id, part, person_id, named_at)
    select w.organization_id, w.patient_id, 'besides', m.person_id, now() from review_waiting w
    join organization o using (organization_id) join membership m using (organization_id) join person n using (person_id)
    where o.name = 'Huisartsenpraktijk De Linde' and n.name = 'Fatima El Amrani'
    order by w.attention, w.waiting_since limit 2 on conflict do nothing`;
}

test("a nurse walks through her own patients only, and the filter stays on", async ({ page, stored }) => {
  await treatTwo(stored);
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/round");
  const rows = page.locator("main ol a[data-walk]");
  await expect(rows.nth(2)).toBeVisible();
  await page.getByLabel("Patiënten", { exact: true }).selectOption({ label: "Mijn patiënten" });
  await expect(page).toHaveURL("/round?who=mine");
  await expect(rows).toHaveCount(2);
  await rows.first().click();
  const steps = page.getByRole("navigation", { name: "Stappen in de ronde" });
  await expect(steps).toContainText("1 van 2");
  await expect(page.getByText("mijn patiënten", { exact: false })).toBeVisible();
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText(name);
  await expect(steps).toContainText("2 van 2");
  await expect(page).toHaveURL(/\?who=mine$/);
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await page.goto("/round?who=mine&programme=heart-failure");
  await expect(page.getByText("Van jouw patiënten met hartfalen wacht niemand")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Toon iedereen" }).click();
  await expect(page).toHaveURL("/round");
});

test("an assistant hands a patient over with keys only, and the GP finds them first @phone", async ({
  page,
  stored,
}) => {
  await signInAs(page, "Ria Hendriks");
  await page.goto("/round");
  const last = page.locator("main ol a[data-walk]").last();
  await last.click();
  await expect(page.getByText("Jij kijkt mee")).toBeVisible();
  const patientId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  await expect(async () => {
    await page.keyboard.press("o");
    await expectAtOnce(page.getByRole("dialog")).toBeVisible({ timeout: 1000 });
  }).toPass();
  const why = page.getByRole("textbox", { name: "Waarom" });
  await expect(why).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type("Twijfel over de plaspil");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: "Job van Dijk" }).press("Enter");
  await page.getByRole("button", { name: "Draag over" }).press("Enter");
  await expect(page.getByText(/: overgedragen$/).first()).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText(title);
  await page.goto(`/round/${patientId}`);
  await expect(page.getByText("Overgedragen aan Job van Dijk: Twijfel over de plaspil")).toBeVisible();
  await signInAs(page, "Job van Dijk");
  await page.goto("/today");
  await page.getByRole("link", { name: "1 patiënt is aan jou overgedragen" }).click();
  await expect(page).toHaveURL("/round?who=mine");
  await expect(page.locator("main ol a[data-walk]").first()).toHaveAttribute("href", `/round/${patientId}?who=mine`);
  await expect(page.getByText("Overgedragen aan Job van Dijk: Twijfel over de plaspil")).toBeVisible();
  await page.locator("main ol a[data-walk]").first().click();
  await page.getByRole("button", { name: /Neem overdracht terug/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Neem overdracht terug" }).click();
  await expect(page.getByText(/overdracht teruggenomen$/).first()).toBeVisible();
  const open = await stored`select from review_hand_over where taken_back_at is null and review_id is null`;
  expect(open).toHaveLength(0);
});
