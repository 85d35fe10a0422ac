import { expectAccessible } from "#tests/support/accessible.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

const expect = expectAtOnce.configure({ timeout: 15_000 });

test("alliance staff record a pilot with its numbers, and find it by its kind @phone", async ({ page }) => {
  const name = `Uitslagen thuis ${Date.now()}`;
  await signInAs(page, "Esther Blom");
  await page.goto("/pilots");
  await expect(page.getByRole("region", { name: "Thuismeten in Eikenwijk" })).toContainText("122 deden mee van 180");
  await page.getByRole("button", { name: "Leg een pilot vast" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Naam").fill(name);
  await dialog.getByLabel("Soort").click();
  await page.getByRole("listbox").getByRole("option", { name: "Proof-of-concept" }).click();
  await dialog.getByLabel("Regio").fill("Veluwe");
  await dialog.getByLabel("Leverancier").fill("Zonnewijzer");
  await dialog.getByLabel("Patiënten uitgenodigd").fill("20");
  await dialog.getByLabel("Patiënten deden mee").fill("30");
  await dialog.getByLabel("Wat er misging").fill("De brief was te lang.");
  await dialog.getByRole("button", { name: "Bewaar" }).click();
  await expect(dialog.getByText("Er deden meer mensen mee dan er zijn uitgenodigd").first()).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Patiënten deden mee").fill("12");
  await dialog.getByRole("button", { name: "Bewaar" }).click();
  await expect(dialog).toBeHidden();
  await page.goto("/pilots?kind=poc");
  await expect(page.getByRole("region", { name })).toContainText("De brief was te lang.");
  await expect(page.getByRole("region", { name: "Thuismeten in Eikenwijk" })).toHaveCount(0);
});
