import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

/** Recomputing a chain and refreshing the page may take a moment on a busy machine. */
const unhurried = { timeout: 20_000 };

test("the privacy officer filters the log, opens a line and exports it @phone", async ({ page, stored }) => {
  test.setTimeout(180_000);
  await signInAs(page, "Hester de Groot");
  await page.goto("/audit");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Het logboek");

  // A choice made before hydration is lost, so it is repeated.
  await expect(async () => {
    await page.getByLabel("Wat", { exact: true }).selectOption("");
    await page.getByLabel("Wat", { exact: true }).selectOption({ label: "Logde in" });
    await expect(page).toHaveURL(/event=person\.signed-in/, { timeout: 4_000 });
  }).toPass();
  await expect(page.getByRole("button", { name: /Las het logboek/ })).toHaveCount(0, unhurried);
  await page
    .getByRole("button", { name: /Logde in, Hester de Groot/ })
    .first()
    .click();
  await expect(page.getByRole("dialog")).toContainText("person.signed-in");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Alle regels van wie dit deed" }).click();
  await expect(page).toHaveURL(/\/audit\?person=/, unhurried);
  await page.goto("/audit?event=person.signed-in");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Neem mee als CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/^balie-log-\d{4}-\d\d-\d\d\.csv$/);
  const [line] = await stored<{ detail: unknown }[]>`
    select detail from audit_event where event = 'audit.exported' order by event_id desc limit 1`;
  expect(line?.detail).toEqual({ format: "csv", event: "person.signed-in" });
});

test("the chain is intact, until somebody with access to the database changes a line", async ({ page, stored }) => {
  test.setTimeout(180_000);
  await signInAs(page, "Hester de Groot");
  await page.goto("/audit");
  const sealedOfHester = () => stored<{ event_id: string; actor_name: string }[]>`
    select event_id, actor_name from audit_event join audit_seal using (organization_id, event_id)
    where actor_name = 'Hester de Groot' order by event_id limit 1`;
  // The worker seals every minute.
  await expect.poll(async () => (await sealedOfHester()).length, { timeout: 90_000 }).toBe(1);
  const check = page.getByRole("button", { name: "Keten controleren" });
  await check.click();
  await expect(page.getByText("De keten is heel")).toBeVisible(unhurried);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Het logboek is heel", unhurried);
  await expectAccessible(page);

  const [sealed] = await sealedOfHester();
  const rename = (name: string) =>
    stored`update audit_event set actor_name = ${name} where event_id = ${sealed?.event_id ?? ""}`;
  try {
    await rename("Iemand anders");
    await check.click();
    await expect(page.getByText("De keten klopt niet")).toBeVisible(unhurried);
    await expect(page.getByRole("alert").filter({ hasText: sealed?.event_id })).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Het logboek klopt niet", unhurried);
    await expectAccessible(page);
  } finally {
    await rename(sealed?.actor_name ?? "");
  }
});

test("an assistant finds no log, neither the screen nor the export", async ({ page, complaints }) => {
  await signInAs(page, "Ria Hendriks");
  await page.goto("/today");
  await expect(page.getByRole("link", { name: "Logboek" })).toHaveCount(0);
  await page.goto("/audit");
  await expect(page.getByRole("table")).toHaveCount(0);
  const file = await page.request.get("/audit/export");
  expect(file.status()).toBe(403);
  // The browser logs the refused screen as an error of the server.
  complaints.length = 0;
});

test("the privacy officer finds a patient by name and by birth date, and prints who saw them", async ({
  page,
  stored,
}) => {
  test.setTimeout(180_000);
  const [found] = await stored<{ id: string }[]>`
    select p.patient_id as id from patient p join organization o using (organization_id)
    where o.name = 'Huisartsenpraktijk De Linde' and p.family_name = 'Rosenberg'`;
  const patientId = found?.id ?? "";
  await signInAs(page, "Fatima El Amrani");
  await page.goto(`/patients/${patientId}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("David Rosenberg");

  await page.context().clearCookies();
  await signInAs(page, "Hester de Groot");
  for (const asked of ["rosenb", "7-7-1978"]) {
    await page.goto("/audit");
    const field = page.getByRole("main").getByRole("combobox", { name: "Zoek een patiënt" });
    const option = page.getByRole("option", { name: /^David Rosenberg.*geboren 7 jul 1978/ });
    // What is typed before hydration is lost, so it is repeated.
    await expect(async () => {
      await field.fill("");
      await field.fill(asked);
      await expect(option).toBeVisible({ timeout: 4_000 });
    }).toPass();
    await option.click();
    await expect(page).toHaveURL(`/audit?patient=${patientId}`, unhurried);
  }
  await expect(page.getByText(/^Alles over David Rosenberg, geboren 7 jul 1978, nummer \d+$/)).toBeVisible();
  await page.getByRole("link", { name: "Overzicht voor de patiënt" }).click();
  const title = page.getByRole("main").getByText("Wie heeft de gegevens van David Rosenberg gezien?");
  await expect(title).toBeVisible(unhurried);
  await expectAccessible(page);

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    /^Wie heeft de gegevens van David Rosenberg gezien\? Geboren 7 juli 1978\. Nummer in het HIS: \d+\.$/,
  );
  const table = page.getByRole("main").getByRole("table");
  await expect(table.getByRole("columnheader")).toHaveText(["Wanneer", "Wie", "Rol", "Wat", "Waarom"]);
  const line = table.getByRole("row").filter({ hasText: "Fatima El Amrani" }).first();
  await expect(line.getByRole("cell")).toHaveText([/\d{4}.*\d\d:\d\d/, "Fatima El Amrani", "POH", /\S/, /\S/]);
  // Paper has no buttons and no way to other screens.
  await expect(page.getByRole("button", { name: "Afdrukken" })).toBeHidden();
  await expect(page.getByRole("main").getByRole("link")).toHaveCount(0);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  // The column of the rail is not on paper either: the text has the whole width.
  expect((await page.getByRole("main").boundingBox())?.width).toBeGreaterThan(900);
});
