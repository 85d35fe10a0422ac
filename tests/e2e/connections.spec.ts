import { expectAccessible } from "#tests/support/accessible.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

/** An action makes a round trip to the server before the screen shows it. */
const expect = expectAtOnce.configure({ timeout: 15_000 });

test("a practice sees that it is connected, with what, and which search terms lead patients to it @phone", async ({
  page,
}) => {
  await signInAs(page, "Karin Mulder");
  await page.goto("/connections");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Je praktijk is aangesloten");
  await expect(page.getByRole("row", { name: /Huisartsgegevens/ })).toContainText("Patiënten zien hun dossier");
  await expect(page.getByRole("region", { name: "Wet en afspraak" })).toContainText(
    "Ja, patiënten kunnen het recept zien",
  );
  await expect(page.getByRole("region", { name: "Zo vinden patiënten jullie" })).toContainText(
    "huisartsenpraktijkdelinde@medmij",
  );
});

test("a practice that is incomplete sees first what is missing, and what changed", async ({ page }) => {
  await signInAs(page, "Sanne Bakker");
  await page.goto("/connections");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("niet volledig");
  await expect(page.getByRole("row").nth(1)).toContainText("Huisartsgegevens");
  await expect(page.getByRole("region", { name: "Wat er veranderde" })).toContainText("is verdwenen");
});

test("somebody who does not know gets the register's answer, steps with a date, and an e-mail draft", async ({
  page,
  stored,
}) => {
  await signInAs(page, "Willem Kuipers");
  await page.goto("/connections/case");
  await page.getByText("Ik weet het niet").click();
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("open.");
  await expect(page.getByText("Het register ·")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: /Met welk systeem/ }).click();
  await page.getByRole("option", { name: "Witte Jas HIS" }).click();
  await expect(page.getByText("We weten niet welke DVA bij Witte Jas HIS hoort")).toBeVisible();
  await expect(page.getByRole("region", { name: "Mail aan de leverancier" })).toContainText(
    "Beste collega's van Witte Jas HIS",
  );

  const step = page.getByRole("listitem").filter({ hasText: "Vraag de leverancier welke DVA" });
  await step.getByRole("button", { name: "Klaar" }).click();
  await expect(step.getByText("Klaar, door Willem Kuipers")).toBeVisible();
  const done = await stored`
    select kind from connection_step where done_at is not null and kind = 'ask-supplier-which-gateway'`;
  expect(done.length).toBeGreaterThan(0);
});

test("a person finds the register entry with other words, links it, and undoes that", async ({ page, stored }) => {
  const connectionsOf = (released: boolean) => stored`
    select method from connection where provider_name = 'huisartsenpraktijkdelinde@medmij'
      and method = 'person' and (released_at is not null) = ${released}`;
  await signInAs(page, "Willem Kuipers");
  await page.goto("/connections");
  await page.getByRole("button", { name: "Kies onze naam" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Naam of plaats" }).fill("praktijk linde");
  await page.getByRole("option", { name: /^huisartsenpraktijkdelinde@medmij/ }).click();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Dit zijn wij" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Je praktijk is aangesloten");
  expect(await connectionsOf(false)).toHaveLength(1);
  await page.getByRole("button", { name: "Dit zijn wij niet" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Dit zijn wij niet" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("staat niet in het register");
  expect(await connectionsOf(true)).toHaveLength(1);
});

test("a proof can be downloaded, and anybody can check it", async ({ page, browser, baseURL }) => {
  await signInAs(page, "Karin Mulder");
  await page.goto("/connections");
  await page.getByRole("button", { name: "Maak een bewijs" }).click();
  const dialog = page.getByRole("dialog", { name: "Bewijs gemaakt" });
  const address = await dialog.getByRole("link", { name: /\/proof\/[0-9a-f]{64}$/ }).getAttribute("href");
  const file = await dialog.getByRole("link", { name: /Open het bewijs/ }).getAttribute("href");
  await expectAccessible(page);
  const pdf = await page.request.get(file ?? "");
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");

  const outside = await browser.newContext({ baseURL });
  const passer = await outside.newPage();
  await passer.goto(address ?? "");
  await expect(passer.getByText("Dit bewijs klopt.")).toBeVisible();
  await expect(passer.getByText("Karin")).toHaveCount(0);
  expect((await passer.request.get(file ?? "")).status()).toBe(401);
  await outside.close();
});

test("anybody checks a practice by name or AGB code, also without JavaScript @phone", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/check");
  const field = page.getByLabel("Naam, plaats of AGB-code");
  await field.fill("de");
  await page.getByRole("button", { name: "Zoek" }).click();
  await expect(page.getByText("Typ meer: ten minste drie letters.")).toBeVisible();
  await field.fill("De Linde Eikenwijk");
  await page.getByRole("button", { name: "Zoek" }).click();
  await expect(page.getByRole("heading", { name: "Welke zorgverlener bedoelt u?" })).toBeVisible();
  const candidate = page.getByRole("listitem").filter({ hasText: "huisartsenpraktijkdelinde@medmij" });
  await expect(candidate).toContainText("Huisarts, Eikenwijk");
  await candidate.getByRole("link").click();
  await page.getByRole("button", { name: "Zoek" }).click();
  await expect(page.getByRole("heading", { name: "huisartsenpraktijkdelinde@medmij" })).toBeVisible();
  await expect(page.getByText("Aangesloten, met deze gegevens:", { exact: true })).toBeVisible();
  await expect(page.getByText("Huisartsgegevens", { exact: true })).toBeVisible();
  await page.goto("/check?q=01999902");
  await expect(page.getByRole("heading", { name: "praktijkaandegracht@medmij" })).toBeVisible();
  await expect(page.getByText("Onvolledig: aangesloten, met deze gegevens:", { exact: true })).toBeVisible();
  await expect(page.getByText("Dit ontbreekt: Huisartsgegevens")).toBeVisible();
  await page.goto("/check?q=de+lindde");
  await expect(page.getByRole("heading", { name: "Die naam staat er niet" })).toBeVisible();
  await context.close();
});

test("alliance staff say which gateway works with a record system, with a source", async ({ page, stored }) => {
  await signInAs(page, "Esther Blom");
  await page.goto("/suppliers");
  await page.getByRole("button", { name: "DVA toevoegen: Witte Jas HIS" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Bron", { exact: true }).fill("telefoongesprek met de leverancier");
  await dialog.getByRole("button", { name: "Bewaar" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("telefoongesprek met de leverancier")).toBeVisible();
  await page
    .getByRole("button", { name: /bij Witte Jas HIS$/ })
    .filter({ hasNotText: "toevoegen" })
    .click();
  await expect(page.getByText("telefoongesprek met de leverancier")).toHaveCount(0);
  const left = await stored`select from supplier_route where source = 'telefoongesprek met de leverancier'`;
  expect(left).toEqual([]);
});

test("alliance staff say that a service counts, and read it back with its source", async ({ page, stored }) => {
  const rows = () => stored<{ need: string; group_key: string }[]>`
    select need, group_key from service_expectation where service_id = '999' order by need`;
  await signInAs(page, "Esther Blom");
  await page.goto("/catalogue");
  await page.getByRole("button", { name: "Dienst toevoegen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Nummer van de dienst").fill("999");
  await dialog.getByLabel("Naam", { exact: true }).fill("Verzamelen Huisartsgegevens 3.0");
  await dialog.getByLabel("Uitleg in het Nederlands").fill("Patiënten zien hun gegevens van de huisarts.");
  await dialog.getByLabel("Uitleg in het Engels").fill("Patients see their records of the GP.");
  await dialog.getByLabel("Telt bij een praktijk als").click();
  await page.getByRole("option", { name: /^Nodig: deze of .*\(49\)$/ }).click();
  await dialog.getByText("Maakt het voorschrift zichtbaar bij een praktijk").click();
  await dialog.getByLabel("Bron", { exact: true }).fill("https://catalogus.voorbeeld.nl/999");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Bewaar" }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole("listitem").filter({ hasText: "Nummer 999" });
  await expect(row).toContainText("Praktijk · Maakt het voorschrift zichtbaar · Nodig: deze of");
  await expect(row.getByRole("link", { name: "catalogus.voorbeeld.nl/999" }).first()).toBeVisible();
  expect(await rows()).toEqual([
    { need: "prescription", group_key: "medication" },
    { need: "required", group_key: "gp-record" },
  ]);
  await expectAccessible(page);
  await row.getByRole("button", { name: /^Wijzig/ }).click();
  await dialog.getByLabel("Telt bij een praktijk als").click();
  await page.getByRole("option", { name: "Telt niet mee" }).click();
  await dialog.getByText("Maakt het voorschrift zichtbaar bij een praktijk").click();
  await dialog.getByRole("button", { name: "Bewaar" }).click();
  await expect(dialog).toBeHidden();
  expect(await rows()).toEqual([]);
});

test("the explanation of a PGO is copied into a message as text", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signInAs(page, "Ria Hendriks");
  await page.goto("/connections/explain");
  await page.getByRole("button", { name: "Kopieer voor een bericht" }).click();
  await expect(page.getByRole("button", { name: "Gekopieerd" })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain("Wie kiest?\nPatiëntenportaal: De zorgverlener kiest het portaal.\nPGO: U kiest zelf uw PGO.");
});

test("alliance staff see laws, agreements and expectations on a timeline, and figures with their dates @phone", async ({
  page,
}) => {
  await signInAs(page, "Esther Blom");
  await page.goto("/catalogue");
  await page.getByRole("link", { name: "Kennis" }).click();
  const duties = page.getByRole("region", { name: "Wet, afspraak en verwachting" });
  await expect(duties.getByRole("heading", { level: 3 })).toHaveText([
    /IZA.*Afspraak/,
    /Wegiz.*Wet/,
    /EHDS.*Verwacht/,
    /minder vrijblijvend.*Verwacht/,
  ]);
  const figures = page.getByRole("region", { name: "Cijfers van toen" });
  await expect(figures.getByRole("term")).not.toHaveCount(0);
  for (const term of await figures.getByRole("term").all()) await expect(term).toContainText(/stand van .*20\d\d/);
  await expect(page.getByText("Toekomst")).toHaveCount(2);
});

test("a term from the desk is explained in plain language, at its own URL @phone", async ({ page }) => {
  await signInAs(page, "Ria Hendriks");
  await page.goto("/connections");
  await page.getByRole("link", { name: "Woordenlijst" }).click();
  await page.goto("/connections/glossary#plugs");
  await expect(page.getByRole("term").filter({ hasText: "Stekker en contrastekker" })).toBeInViewport();
  await page.goto("/connections");
  await page.getByText("Wat er nog komt (2)").click();
  await expect(page.getByText("Gratis digitale toegang (EHDS)")).toBeVisible();
});
