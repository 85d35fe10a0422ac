import { expect, expectAccessible, signInAs, test } from "#tests/support/journey.ts";

/** Computing a chain and drawing the page anew may take a moment on a busy machine. */
const unhurried = { timeout: 20_000 };

test("the privacy officer narrows the log, opens a line and takes it along @phone", async ({ page, stored }) => {
  test.setTimeout(180_000);
  await signInAs(page, "Hester de Groot");
  await page.goto("/audit");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Het logboek");
  await expectAccessible(page);

  // A choice made before the page listens is made again.
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

test("the chain is whole, until somebody with the keys of the database changes a line", async ({ page, stored }) => {
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

test("an assistant finds no log, neither the screen nor the file", async ({ page, complaints }) => {
  await signInAs(page, "Ria Hendriks");
  await page.goto("/today");
  await expect(page.getByRole("link", { name: "Logboek" })).toHaveCount(0);
  await page.goto("/audit");
  await expect(page.getByRole("table")).toHaveCount(0);
  const file = await page.request.get("/audit/export");
  expect(file.status()).toBe(403);
  // The refused screen is an error of the server, which the browser names.
  complaints.length = 0;
});
