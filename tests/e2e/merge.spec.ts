import { expectFit } from "#tests/support/accessible.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

/** A search makes a round trip to the server before the screen shows it. */
const expect = expectAtOnce.configure({ timeout: 15_000 });

test("two patients who are one are merged after a preview, and are two again", async ({ page }) => {
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/patients");
  await page.getByRole("button", { name: "Patiënt toevoegen" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("textbox", { name: "Voornaam" }).fill("Dirk");
  await form.getByRole("textbox", { name: "Achternaam" }).fill("Dubbelman");
  await form
    .getByRole("group", { name: "Geboortedatum" })
    .getByRole("spinbutton")
    .first()
    .pressSequentially("03021949");
  await form.getByRole("textbox", { name: "Nummer in het HIS" }).fill("00777");
  await form.getByRole("button", { name: "Bewaar" }).click();
  await expect(form).toBeHidden();

  await page.goto("/patients");
  await page.getByRole("link", { name: "David Rosenberg" }).click();
  await page.getByRole("link", { name: "Voeg samen" }).click();
  await page.getByRole("combobox", { name: "Zoek de andere" }).fill("Dubbelman");
  await page
    .getByRole("option", { name: "Dirk Dubbelman" })
    .filter({ hasText: /1949.*00777/ })
    .click();
  await expect(page.getByRole("heading", { name: "Deze blijft: David Rosenberg" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Deze gaat erin op: Dirk Dubbelman" })).toBeVisible();
  await expect(page.getByRole("radiogroup", { name: "Naam" })).toBeVisible();
  await expectFit(page);
  await page.getByRole("button", { name: "Voeg deze twee samen" }).click();

  const past = page.getByText(/^Dirk Dubbelman, geboren/);
  await expect(past).toBeVisible();
  await page.goto("/patients");
  await expect(page.getByRole("link", { name: "David Rosenberg" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Dirk Dubbelman" })).toHaveCount(0);
  await page.getByRole("link", { name: "David Rosenberg" }).click();
  await page.getByRole("button", { name: "Maak ongedaan: Dirk Dubbelman" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Maak ongedaan" }).click();
  await expect(past).toBeHidden();
  await page.goto("/patients");
  await expect(page.getByRole("link", { name: "Dirk Dubbelman" })).toBeVisible();
});
