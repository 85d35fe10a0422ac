import type { Page } from "@playwright/test";
import { expectAccessible, expectWithinEdges } from "#tests/support/accessible.ts";
import { untilAwake } from "#tests/support/awake.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";
import { openPgoOf } from "#tests/support/pgo-journey.ts";

/** A step makes a round trip to the server before the next consult is shown. */
const expect = expectAtOnce.configure({ timeout: 20_000 });
/** Longer than what a key that decides something asks for (components/layout/single-keys.ts). */
const quietMs = 400;
const headOf = (page: Page) => page.getByRole("heading", { level: 1 });
const cardOf = (page: Page) =>
  page
    .locator("section, div")
    .filter({ has: page.getByRole("heading", { name: "Voor het HIS" }) })
    .last();

/** Somebody about whom no other journey says anything asks; opens the newest. @returns her name as the lists have it. */
async function openNewQuestion(page: Page, question: string): Promise<string> {
  const pgo = await openPgoOf("Schouten");
  const payload = [{ contentString: question }];
  await pgo.post({ resourceType: "Communication", status: "completed", payload }, "ask-practice", "Communication");
  await page.goto("/consults");
  await untilAwake(page);
  await page
    .getByRole("link", { name: /Schouten/ })
    .last()
    .press("Enter");
  await expect(page.getByRole("heading", { name: "Voor het HIS" })).toBeVisible();
  await untilAwake(page);
  return (await headOf(page).innerText()).split(",")[0] ?? "";
}

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test("a nurse answers and closes, copies the text with one key, and the consult leaves ‘Nog over te nemen’", async ({
  page,
  context,
  stored,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signInAs(page, "Fatima El Amrani");
  const name = await openNewQuestion(page, "Mag ik weer hardlopen?");
  const place = new URL(page.url()).pathname;
  await page.getByRole("textbox", { name: "Notitie voor collega's" }).fill("Alleen voor ons: moeder belde.");
  await page.getByRole("button", { name: "Bewaar de notitie" }).click();
  await expect(page.getByText("Alleen voor ons: moeder belde.")).toBeVisible();
  await page.getByLabel("Antwoord aan de patiënt").fill("Dat mag, begin rustig.");
  await page.getByRole("button", { name: "Verstuur en sluit", exact: true }).click();
  await expect(page.getByText(/^Verstuurd aan .*Gesloten/)).toBeVisible();
  await page.goto("/consults?view=to-take-over");
  await untilAwake(page);
  await expect(page.getByRole("link", { name: new RegExp(name) })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: new RegExp(name) }).press("Enter");
  await expect(page.getByText("Nog niet overgenomen.")).toBeVisible();
  await untilAwake(page);
  await expectAccessible(page);
  await page.waitForTimeout(quietMs);
  await page.keyboard.press("h");
  await expect(page.getByText("Gekopieerd en gemarkeerd als overgenomen")).toBeVisible();
  await expect(cardOf(page).getByText("Overgenomen in het HIS")).toBeVisible();
  const text = await copied(page);
  expect(text).toMatch(/^S: .*\nO:\nE:\nP: .*Fatima El Amrani: “Dat mag, begin rustig\.” Afgesloten: beantwoord\.$/);
  expect(text).not.toContain("moeder belde");
  await page.keyboard.press("u");
  await expect(page).toHaveURL("/consults?view=to-take-over");
  await expect(page.getByRole("link", { name: new RegExp(name) })).toHaveCount(0);
  const [kept] = await stored`select is_to_take_over from consult where consult_id = ${place.split("/").at(-1) ?? ""}`;
  expect(kept).toEqual({ is_to_take_over: false });

  await page.goto(place);
  await untilAwake(page);
  await expect(page.getByText("Alleen voor ons: moeder belde.")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Alleen voor ons: moeder belde.")).toBeHidden();
  await expect(page.getByText("Dat mag, begin rustig.")).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  const pdf = await page.request.get(`${place}/export?format=pdf`);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect(pdf.headers()["content-disposition"]).toMatch(/^attachment; filename="balie-gesprek-[\d-]+\.pdf"$/);
  const fhir = await page.request.get(`${place}/export?format=fhir`);
  expect(JSON.stringify(await fhir.json())).toContain("Dat mag, begin rustig.");
  expect(await fhir.text()).not.toContain("moeder belde");
  await page.getByRole("button", { name: "Toch niet overgenomen" }).click();
  await expect(page.getByText("Nog niet overgenomen.")).toBeVisible();
});

test("answering, closing and taking over is one choice, and so is closing without a message @phone", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signInAs(page, "Fatima El Amrani");
  await openNewQuestion(page, "Kan ik langskomen?");
  const address = page.url();
  await expectWithinEdges(page);
  await page.getByLabel("Antwoord aan de patiënt").fill("We maken een afspraak.");
  await page.getByRole("button", { name: "Verstuur en sluit met een andere reden" }).click();
  await page.getByRole("menuitem", { name: "Verstuur, sluit en neem over in het HIS" }).click();
  await expect(page.getByText("Gekopieerd en gemarkeerd als overgenomen")).toBeVisible();
  expect(await copied(page)).toContain("“We maken een afspraak.” Afgesloten: beantwoord.");
  await page.goto("/consults?view=to-take-over");
  await untilAwake(page);
  await expect(page.locator(`main a[href*="${new URL(address).pathname}"]`)).toHaveCount(0);
  await page.goto(address);
  await untilAwake(page);
  await page.getByRole("button", { name: "Heropen" }).click();
  await page.getByRole("button", { name: "Sluit", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Telefonisch afgehandeld").click();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Sluit en neem over in het HIS" }).click();
  await expect(page.getByText("Gesloten, gekopieerd en gemarkeerd als overgenomen")).toBeVisible();
  expect(await copied(page)).toContain("Afgesloten: telefonisch afgehandeld.");
});
