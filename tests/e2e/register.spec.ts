import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

/**
 * A list that the demo does not use, so that no other journey is affected. The serial number increases from run to run.
 */
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

/** Presses the button and chooses a file, as a person does; repeated until the page is hydrated. */
async function send(page: Page, card: Locator, text: string): Promise<void> {
  await expect(async () => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser", { timeout: 2_000 }),
      card.getByRole("button").click(),
    ]);
    await chooser.setFiles(xml(text));
  }).toPass();
}

test("alliance staff see the state of the lists, and read what one of them changed @phone", async ({ page }) => {
  await signInAs(page, "Esther Blom");
  await page.goto("/register");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("lijst");
  const standing = page.getByRole("region", { name: "Zo staan de lijsten ervoor" });
  await expect(standing.getByRole("listitem").filter({ hasText: "Zorgaanbiederslijst" })).toContainText("aanbieders");
  await page.getByRole("link", { name: "Zorgaanbiederslijst 2" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zorgaanbiederslijst, volgnummer 2");
  await expect(page.getByRole("row", { name: /praktijkaandegracht/ }).first()).toContainText("adres weg");
});

test("a file that is no list is refused; a real list waits, as the demo's is in force, and is taken into use", async ({
  page,
  stored,
}) => {
  await signInAs(page, "Esther Blom");
  await page.goto("/register");
  const card = page.getByRole("region", { name: "Lijst inlezen" });
  await send(page, card, "<!doctype html><html><body>Inloggen</body></html>");
  await expect(card.getByRole("alert")).toContainText("Dit is een webpagina en geen lijst");
  await send(page, card, clients(serial, 20));
  await expect(card.getByText("PGO-lijst wacht op een besluit")).toBeVisible({ timeout: 30_000 });
  await expect(
    page.getByText("De lijst ervoor is verzonnen voor de demo; deze is echt (geüpload).").first(),
  ).toBeVisible();
  await page.getByRole("button", { name: "Neem in gebruik" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Neem in gebruik" }).click();
  await expect(page.getByText("De lijst geldt nu.")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("link", { name: `PGO-lijst ${serial}` })).toBeVisible();
  const rows = await stored`select 1 from register_client where until_version_id is null`;
  expect(rows).toHaveLength(20);
  await send(page, card, clients(serial, 21));
  await expect(card.getByRole("alert")).toContainText("al gebruikt voor een lijst met een andere inhoud");
  await expectAccessible(page);
});

test("a list that lost half its rows is rejected, and the list taken into use before is taken back", async ({
  page,
  stored,
}) => {
  await signInAs(page, "Esther Blom");
  await page.goto("/register");
  const card = page.getByRole("region", { name: "Lijst inlezen" });
  await send(page, card, clients(serial + 1, 10));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("wacht op jouw besluit");
  await expect(page.getByText("telt 10 regels; de lijst ervoor 20").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Wijs af" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("De vorige lijst blijft gelden");
  await question.getByRole("button", { name: "Wijs af" }).click();
  await expect(page.getByText("De lijst is afgewezen.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("wacht op jouw besluit");
  const [version] = await stored`select state from register_version where list = 'OCL' and serial = ${serial + 1}`;
  expect(version?.state).toBe("discarded");

  await page.getByRole("button", { name: "Zet de vorige PGO-lijst terug" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Zet terug" }).click();
  await expect(page.getByText("De vorige lijst geldt weer.")).toBeVisible();
  const states = await stored`select state, source from register_version
    where list = 'OCL' and state in ('current', 'withdrawn') order by state`;
  expect(states).toMatchObject([{ state: "current", source: "demo" }, { state: "withdrawn" }]);
});

test("only alliance staff can upload a list", async ({ page, playwright, baseURL }) => {
  await signInAs(page, "Karin Mulder");
  const answer = await page.request.post("/api/register", { data: clients(serial, 5) });
  expect(answer.status()).toBe(403);
  const nobody = await playwright.request.newContext({ baseURL });
  expect((await nobody.post("/api/register", { data: clients(serial, 5) })).status()).toBe(401);
  await nobody.dispose();
});

test("the providers are filtered by sector, with the list that the numbers are from @phone", async ({ page }) => {
  await signInAs(page, "Esther Blom");
  await page.goto("/register");
  await page.getByRole("link", { name: "Zorgaanbieders", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("staan in het register");
  await expect(page.getByText(/^Zorgaanbiederslijst, nummer \d+, gemaakt/)).toBeVisible();
  await page.getByLabel("Sector").selectOption("pharmacy");
  await expect(page).toHaveURL(/sector=pharmacy/);
  const table = page.getByRole("table", { name: "Zorgaanbieders in het register" });
  await expect(table.getByRole("row").nth(1)).toContainText("Apotheken");
  await page.goto("/suppliers");
  await expect(page.getByRole("region", { name: "PGO's", exact: true })).toContainText("MedMij-label");
});
