import type { Page } from "@playwright/test";
import { expectFit } from "#tests/support/accessible.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

/** A file and a form make a round trip to the server before the screen shows what came of it. */
const expect = expectAtOnce.configure({ timeout: 15_000 });

async function fill(page: Page, { number }: { number: string }) {
  await page.goto("/patients");
  await page.getByRole("button", { name: "Patiënt toevoegen" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("textbox", { name: "Voornaam" }).fill("Henk");
  await form.getByRole("textbox", { name: "Tussenvoegsel" }).fill("van");
  await form.getByRole("textbox", { name: "Achternaam" }).fill("Tweeling");
  await form
    .getByRole("group", { name: "Geboortedatum" })
    .getByRole("spinbutton")
    .first()
    .pressSequentially("01021950");
  await form.getByRole("textbox", { name: "Nummer in het HIS" }).fill(number);
  await form.getByRole("button", { name: "Bewaar" }).click();
  return form;
}

test("who may be the same person is shown before somebody is added or imported, and two are told apart", async ({
  page,
}) => {
  await signInAs(page, "Fatima El Amrani");
  await expect(await fill(page, { number: "90001" })).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Henk van Tweeling, \d+ jaar, geboren 1 feb 1950$/);

  const form = await fill(page, { number: "90002" });
  await expect(form.getByText("Er is al iemand die dezelfde kan zijn")).toBeVisible();
  await expect(form.getByRole("listitem").filter({ hasText: "nummer 90001" })).toContainText("1 feb 1950");
  await expectFit(page);
  await form.getByRole("button", { name: "Toch toevoegen" }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/, geboren 1 feb 1950, nummer 90002$/);
  await page.goto("/patients");
  for (const number of ["90001", "90002"]) {
    const link = page.getByRole("link", { name: `Henk van Tweeling, geboren 1 feb 1950, nummer ${number}` });
    await expect(link).toHaveText("Henk van Tweeling");
  }

  await page.keyboard.press("Control+k");
  await page.keyboard.type("tweeling");
  for (const number of ["90001", "90002"]) {
    await expect(
      page.getByRole("option", { name: `Henk van Tweeling geboren 1 feb 1950, nummer ${number}` }),
    ).toBeVisible();
  }
  await page.keyboard.press("Escape");

  await page.goto("/patients/import");
  const lines =
    "Achternaam;Tussenvoegsel;Voornaam;Geboortedatum;Patiëntnummer;Telefoon\nTweeling;van;H.;1-2-1950;90003;06 3\nVos;;Bea;13-2-1950;90004;";
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "his.csv", mimeType: "text/csv", buffer: Buffer.from(`\ufeff${lines}`) });
  const question = page.getByRole("radiogroup", { name: "Regel 2: H. van Tweeling" });
  await expect(question.getByRole("radio")).toHaveCount(3);
  await expect(page.getByRole("button", { name: /^Neem .* op$/ })).toHaveCount(0);
  await expectFit(page);
  await question.getByText("Iemand anders").click();
  await page.getByRole("button", { name: "Verwerk de antwoorden" }).click();
  await page.getByRole("button", { name: "Neem 2 patiënten op" }).click();
  await expect(page.getByText("Opgenomen: 2 nieuwe patiënten")).toBeVisible();
});
