import { expectAccessible, expectFit } from "#tests/support/accessible.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

/** A choice makes a round trip to the server before the screen shows it. */
const expect = expectAtOnce.configure({ timeout: 15_000 });

test("a guarded record is opened with a reason, by somebody who does not treat, and the privacy officer sees it", async ({
  page,
  stored,
}) => {
  test.setTimeout(180_000);
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/patients");
  await page.getByRole("link", { name: "Can Aksoy" }).click();
  await page.getByRole("button", { name: "Wijzig behandelaars" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("radio", { name: /Afgeschermd/ }).check({ force: true });
  await form.getByRole("button", { name: "Voeg iemand toe" }).click();
  await form.getByRole("button", { name: "Kies een naam Wie" }).click();
  await expect(page.getByRole("option").first()).toBeVisible();
  await expect(page.getByRole("option", { name: "Fatima El Amrani" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await form.getByRole("button", { name: "Eigen huisarts Rol" }).click();
  await page.getByRole("option", { name: "Behandelt mee" }).click();
  await form.getByRole("button", { name: "Kies een naam Wie" }).click();
  await page.getByRole("option", { name: "Fatima El Amrani" }).click();
  await expectFit(page);
  await form.getByRole("button", { name: "Bewaar" }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText("Afgeschermd").first()).toBeVisible();
  const address = new URL(page.url()).pathname;

  await page.context().clearCookies();
  await signInAs(page, "Ria Hendriks");
  await page.goto("/patients");
  await page.getByRole("link", { name: "Can Aksoy" }).click();
  await expect(page.getByRole("main").getByText("Dit dossier is niet voor jou open")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${address}/measurements`);
  await expect(page).toHaveURL(`${address}/emergency`);
  await page.getByRole("radio", { name: "Ik neem waar voor een behandelaar" }).check({ force: true });
  await page.getByRole("button", { name: "Open voor één uur" }).click();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole("heading", { name: "Behandelaars" })).toBeVisible();

  await page.context().clearCookies();
  await signInAs(page, "Hester de Groot");
  await page.goto("/audit");
  await expect(page.getByText("Ria Hendriks opende het dossier van Can Aksoy")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Gezien: Ria Hendriks/ }).click();
  await expect(page.getByText("Dossiers die met een reden zijn geopend")).toBeHidden();
  const marked = await stored`select from audit_event where emergency and event = 'patient.opened'`;
  expect(marked).toHaveLength(1);
  // Other journeys open him too.
  await stored`update patient set open_to = 'team' where open_to = 'guarded'`;
  await stored`delete from patient_treater where patient_id = (select patient_id from emergency_opening limit 1)`;
});
