import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, signInAs, test } from "#tests/support/journey.ts";

/** A list that the demo has not, so that no other journey misses anything. Numbers go up from run to run. */
const serial = Math.floor(Date.now() / 1_000);
const clients = (number: number, count: number) => `<?xml version="1.0" encoding="UTF-8"?>
<OAuthclientlist xmlns="xmlns://afsprakenstelsel.medmij.nl/oauthclientlist/release2/">
  <Tijdstempel>${new Date().toISOString()}</Tijdstempel>
  <Volgnummer>${number}</Volgnummer>
  <OAuthclients>${Array.from(
    { length: count },
    (_, index) =>
      `<OAuthclient><Hostname>pgo${index}.voorbeeld.example</Hostname><OAuthclientOrganisatienaam>Verzonnen PGO ${index}</OAuthclientOrganisatienaam></OAuthclient>`,
  ).join("")}</OAuthclients>
</OAuthclientlist>`;
const xml = (text: string) => ({ name: "pgo-lijst.xml", mimeType: "application/xml", buffer: Buffer.from(text) });

/** Presses the button and chooses a file, as a person does; again while the page is not awake yet. */
async function send(page: Page, card: Locator, text: string): Promise<void> {
  await expect(async () => {
    const chooser = page.waitForEvent("filechooser", { timeout: 2_000 });
    await card.getByRole("button").click();
    await (await chooser).setFiles(xml(text));
  }).toPass();
}

test("alliance staff see how the lists stand, and read what one of them changed @phone", async ({ page }) => {
  await signInAs(page, "Esther Blom");
  await page.goto("/register");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("lijst");
  const standing = page.getByRole("region", { name: "Zo staan de lijsten ervoor" });
  await expect(standing.getByRole("listitem").filter({ hasText: "Zorgaanbiederslijst" })).toContainText("aanbieders");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Zorgaanbiederslijst 2" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zorgaanbiederslijst, volgnummer 2");
  await expect(page.getByRole("row", { name: /praktijkaandegracht/ }).first()).toContainText("adres weg");
  await expectAccessible(page);
});

test("what is no list is refused in plain words, and what is one is taken in", async ({ page, stored }) => {
  await signInAs(page, "Esther Blom");
  await page.goto("/register");
  const card = page.getByRole("region", { name: "Lijst inlezen" });
  await send(page, card, "<!doctype html><html><body>Inloggen</body></html>");
  await expect(card.getByRole("alert")).toContainText("Dit is een webpagina en geen lijst");
  await send(page, card, clients(serial, 20));
  await expect(card.getByRole("status")).toContainText(`PGO-lijst met volgnummer ${serial} geldt nu`);
  await expect(page.getByRole("link", { name: `PGO-lijst ${serial}` })).toBeVisible();
  const rows = await stored`select 1 from register_client where until_version_id is null`;
  expect(rows).toHaveLength(20);
  await send(page, card, clients(serial, 21));
  await expect(card.getByRole("alert")).toContainText("al gebruikt voor een lijst met een andere inhoud");
  await expectAccessible(page);
});

test("a list that lost half waits for a person, who turns it down", async ({ page, stored }) => {
  await signInAs(page, "Esther Blom");
  await page.goto("/register");
  const card = page.getByRole("region", { name: "Lijst inlezen" });
  await send(page, card, clients(serial + 1, 10));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("wacht op jouw besluit");
  await expect(page.getByText("telt 10 regels; de lijst die nu geldt 20")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Wijs af" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("De vorige lijst blijft gelden");
  await question.getByRole("button", { name: "Wijs af" }).click();
  await expect(page.getByText("De lijst is afgewezen.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("wacht op jouw besluit");
  const [version] = await stored`select state from register_version where list = 'OCL' and serial = ${serial + 1}`;
  expect(version?.state).toBe("discarded");
});

test("only alliance staff can send a list", async ({ page, playwright, baseURL }) => {
  await signInAs(page, "Karin Mulder");
  const answer = await page.request.post("/api/register", { data: clients(serial, 5) });
  expect(answer.status()).toBe(403);
  const nobody = await playwright.request.newContext({ baseURL });
  expect((await nobody.post("/api/register", { data: clients(serial, 5) })).status()).toBe(401);
  await nobody.dispose();
});

test("the providers are narrowed to a sector, with of which list the numbers are @phone", async ({ page }) => {
  await signInAs(page, "Esther Blom");
  await page.goto("/register");
  await page.getByRole("link", { name: "Zorgaanbieders", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("staan in het register");
  await expect(page.getByText(/^Zorgaanbiederslijst, nummer \d+, gemaakt/)).toBeVisible();
  await page.getByLabel("Sector").selectOption("pharmacy");
  await expect(page).toHaveURL(/sector=pharmacy/);
  const table = page.getByRole("table", { name: "Zorgaanbieders in het register" });
  await expect(table.getByRole("row").nth(1)).toContainText("Apotheken");
  await expectAccessible(page);
  await page.goto("/suppliers");
  await expect(page.getByRole("region", { name: "PGO's" })).toContainText("MedMij-label");
  await expectAccessible(page);
});
