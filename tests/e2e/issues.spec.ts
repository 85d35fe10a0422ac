import { expectAccessible } from "#tests/support/accessible.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

const expect = expectAtOnce.configure({ timeout: 15_000 });

test("an issue in the chain is filed once, handled by the alliance, and the reply appears on Today @phone", async ({
  page,
  browser,
}, { project }) => {
  const title = `Afspraken ontbreken in de PGO (${project.name} ${Date.now()})`;
  await signInAs(page, "Ria Hendriks");
  await page.goto("/connections/issues");
  await expect(page.getByRole("link", { name: "Uitslagen staan dubbel in de PGO" })).toBeVisible();
  await page.getByRole("button", { name: "Meld een probleem" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Wat gaat er mis").fill(title);
  await dialog.getByLabel("Wat gebeurt er precies").fill("Bij de patiënt met BSN 999901205 ontbreekt alles.");
  await dialog.getByLabel("Waar zit het").click();
  await page.getByRole("option", { name: "DVA" }).click();
  await dialog.getByRole("button", { name: "Verstuur" }).click();
  await expect(dialog.getByText("Hier staat een BSN in.").first()).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Wat gebeurt er precies").fill("Nieuwe afspraken komen pas na een dag in de PGO.");
  await dialog.getByRole("button", { name: "Verstuur" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dit probleem is gemeld.");

  const desk = await browser.newContext();
  const alliance = await desk.newPage();
  await signInAs(alliance, "Esther Blom");
  await alliance.goto("/issues?link=gateway");
  await expect(alliance.getByRole("heading", { level: 1 })).toContainText("open");
  await alliance.getByRole("link", { name: title }).click();
  await expect(alliance.getByRole("heading", { level: 1 })).toHaveText("Dit probleem is gemeld.");
  await alliance.getByLabel("Stand").click();
  await alliance.getByRole("option", { name: "In onderzoek" }).click();
  await alliance.getByLabel("Bericht").fill("We kijken ernaar met de DVA.");
  await alliance.getByRole("button", { name: "Verstuur" }).click();
  await expect(alliance.getByText("We kijken ernaar met de DVA.").first()).toBeVisible();
  await expectAccessible(alliance);
  await desk.close();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("De alliantie zoekt uit wat er misgaat.");
  await page.goto("/today");
  await page.getByRole("region", { name: "Antwoord op je melding" }).getByRole("link", { name: title }).click();
  await page.getByRole("button", { name: "Gezien" }).click();
  await expect(page.getByText("Gemarkeerd als gezien")).toBeVisible();
  await page.goto("/today");
  await expect(page.getByRole("link", { name: title })).toHaveCount(0);
});
