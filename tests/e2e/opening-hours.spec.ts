import { expectAccessible } from "#tests/support/accessible.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

const expect = expectAtOnce.configure({ timeout: 15_000 });

test("a manager sets the hours, closes a day, and decides about holidays", async ({ page }) => {
  await signInAs(page, "Karin Mulder");
  await page.goto("/today");
  await page.getByRole("link", { name: "Openingstijden" }).click();
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toContainText("nog geen eigen openingstijden");
  await expectAccessible(page);
  const monday = page.getByRole("group", { name: "maandag" });
  const opens = monday.getByRole("textbox", { name: "Open vanaf" });
  await monday.getByRole("textbox", { name: "Dicht om" }).fill("12.00");
  await page.getByRole("button", { name: "Blok toevoegen: maandag" }).click();
  await opens.nth(1).fill("11:00");
  await page.getByRole("textbox", { name: "Wie neemt waar" }).fill("Huisartsenpost De Linde");
  await page.getByRole("textbox", { name: "Telefoonnummer van de waarneming" }).fill("0900 1234");
  await page.getByRole("button", { name: "Bewaar de openingstijden" }).click();
  await expect(page.getByText("Dit blok begint voordat het vorige eindigt.")).toBeVisible();
  await opens.nth(1).fill("13:00");
  await page.getByRole("button", { name: "Bewaar de openingstijden" }).click();
  await expect(page.getByText("De openingstijden zijn bewaard")).toBeVisible();
  await expect(title).toContainText("De praktijk is nu");
  await page.getByRole("textbox", { name: "Waarom" }).fill("Nascholing");
  await page.getByRole("button", { name: "Sluiting toevoegen" }).click();
  await expect(title).toContainText("De praktijk is nu dicht");
  await page.getByRole("button", { name: "Haal weg: Nascholing" }).click();
  await expect(page.getByText("Er staan geen eigen sluitingsdagen.")).toBeVisible();
  await page
    .getByRole("button", { name: /^Bevestig alle van/ })
    .first()
    .click();
  const confirmed = page.getByRole("listitem").filter({ hasText: "Eerste kerstdag" }).first();
  await expect(confirmed).not.toContainText("voorgesteld");
  await confirmed.getByRole("button", { name: /^Toch open/ }).click();
  await expect(confirmed.getByRole("button", { name: /^Toch dicht/ })).toBeVisible();
});
