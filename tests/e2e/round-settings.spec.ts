import { expectAccessible } from "#tests/support/accessible.ts";
import { untilAwake } from "#tests/support/awake.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

/** What is saved makes a round trip to the server before the screen shows it. */
const expect = expectAtOnce.configure({ timeout: 15_000 });

test("a template of the practice shows what a patient will read, and can be retired", async ({ page }) => {
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
  await page.getByRole("link", { name: "Tijden", exact: true }).click();
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

test("the keys of the round are listed with all other keys", async ({ page }) => {
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/round");
  await expect(page.getByRole("link", { name: "Begin de ronde" })).toBeVisible();
  await untilAwake(page);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog").getByText("Laatste oordeel ongedaan maken")).toBeVisible();
  await expectAccessible(page);
});
