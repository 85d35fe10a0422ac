import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { expectFit } from "#tests/support/accessible.ts";
import { untilAwake } from "#tests/support/awake.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

/** A search makes a round trip to the server before the screen shows it. */
const expect = expectAtOnce.configure({ timeout: 15_000 });

/** A patient of De Linde, by family name: other organizations of the demo have namesakes. */
async function patientOf(stored: Sql, familyName: string): Promise<string> {
  const [found] = await stored<{ id: string }[]>`
    select p.patient_id as id from patient p join organization o using (organization_id)
    where o.name = 'Huisartsenpraktijk De Linde' and p.family_name = ${familyName}`;
  return found?.id ?? "";
}

/** Opens the palette with Ctrl K; repeats the key until the page is hydrated. */
async function openPalette(page: Page) {
  const palette = page.getByRole("dialog", { name: "Zoek patiënt, scherm of actie" });
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await palette.waitFor({ timeout: 2_000 });
  }).toPass();
  return palette;
}

test("the list leads to a patient, whose timeline shows what was shared and done", async ({ page, stored }) => {
  const patientId = await patientOf(stored, "Rosenberg");
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/patients");
  await expect(page.getByRole("table", { name: "Patiënten op naam" })).toBeVisible();
  await page.getByRole("link", { name: "David Rosenberg" }).click();
  await expect(page).toHaveURL(`/patients/${patientId}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    /^David Rosenberg, \d+ jaar, geboren \d+ [a-z]+ \d{4}$/,
  );
  await expect(page.getByText("24 nieuwe metingen gedeeld")).toBeVisible();
});

test("typing filters the list, Enter opens the first, and nothing found says so", async ({ page, stored }) => {
  const patientId = await patientOf(stored, "Rosenberg");
  const [{ born = "" } = {}] = await stored<{ born: string }[]>`
    select to_char(birth_date, 'FMDD-FMMM-YY') as born from patient where patient_id = ${patientId}`;
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/patients");
  await untilAwake(page);
  const field = page.getByRole("searchbox", { name: "Zoek een patiënt" });
  await field.fill("xyzzyx");
  await expect(page.getByText("Niemand gevonden", { exact: true })).toBeVisible();
  await field.fill(born);
  await expect(page.getByRole("link", { name: "David Rosenberg" })).toBeVisible();
  await field.fill("");
  // Enter at once: it waits for the answer.
  await field.pressSequentially("rosenb");
  await field.press("Enter");
  await expect(page).toHaveURL(`/patients/${patientId}`);
});

test("each tab of a patient has its own URL, and fits a phone and a wide screen", async ({ page, stored }) => {
  const patientId = await patientOf(stored, "Rosenberg");
  await signInAs(page, "Fatima El Amrani");
  await page.goto(`/patients/${patientId}`);
  const sides = page.getByRole("navigation", { name: "Onderdelen van deze patiënt" });
  for (const [side, address] of [
    ["Metingen", "measurements"],
    ["Vragenlijsten", "questionnaires"],
    ["Berichten", "messages"],
    ["Taken", "tasks"],
    ["Voorbereiding", "preparation"],
  ] as const) {
    await sides.getByRole("link", { name: side }).click();
    await expect(page).toHaveURL(`/patients/${patientId}/${address}`);
    await expect(sides.getByRole("link", { name: side })).toHaveAttribute("aria-current", "page");
  }
});

test("the questionnaires tab shows the state, the score with its band, and leads to the answers", async ({
  page,
  stored,
}) => {
  const patientId = await patientOf(stored, "Brouwer");
  await signInAs(page, "Fatima El Amrani");
  await page.goto(`/patients/${patientId}/questionnaires`);
  const row = page.getByRole("table", { name: "Verstuurde vragenlijsten" }).getByRole("row").nth(1);
  await expect(row).toContainText("PHQ-9");
  await expect(row).toContainText("Beantwoord");
  await expect(row).toContainText("6, licht");
  await row.getByRole("link", { name: "Antwoorden lezen" }).click();
  await expect(page).toHaveURL(/\/questionnaires\/responses\//);
});

test("a message says whether the PGO collected it, and a task is given and finished", async ({ page, stored }) => {
  const patientId = await patientOf(stored, "Rosenberg");
  await signInAs(page, "Fatima El Amrani");
  await page.goto(`/patients/${patientId}/messages`);
  const message = page.getByRole("listitem").filter({ hasText: "Uw bloeddruk is goed gezakt." });
  await expect(message).toBeVisible();
  await expect(message.getByText("opgehaald")).toBeVisible();
  await page.goto(`/patients/${patientId}/tasks`);
  await page.getByRole("button", { name: "Taak toevoegen" }).click();
  await page.getByRole("textbox", { name: "Wat moet er gebeuren" }).fill("Plan de controle over drie maanden");
  await page.getByRole("button", { name: "Geef de taak" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Er is 1 ding te doen voor deze patiënt.");
  await page.getByRole("button", { name: "Klaar: Plan de controle over drie maanden" }).click();
  await expect(page.getByRole("heading", { name: "Gedaan" })).toBeVisible();
  await expectFit(page);
});

test("the timeline is limited to a measurement protocol, and widened again", async ({ page, stored }) => {
  const patientId = await patientOf(stored, "Okonkwo");
  await signInAs(page, "Fatima El Amrani");
  await page.goto(`/patients/${patientId}`);
  await page.getByRole("link", { name: "Wat eromheen gebeurde" }).first().click();
  await expect(page.getByText("Je ziet wat rond deze meetperiode gebeurde.")).toBeVisible();
  await page.getByRole("link", { name: "Toon de hele tijdlijn" }).click();
  await expect(page).toHaveURL(`/patients/${patientId}`);
});

test("Ctrl K finds a patient by the keyboard alone, and no name ends up in a URL", async ({ page, stored }) => {
  const patientId = await patientOf(stored, "Okonkwo");
  await signInAs(page, "Ria Hendriks");
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.goto("/today");
  for (const typed of ["okonk", "14-3-1959", "4100"]) {
    const palette = await openPalette(page);
    await page.keyboard.type(typed);
    const line = palette.getByRole("option", { name: "Emeka Okonkwo geboren 14 mrt 1959" });
    await expect(line).toBeVisible();
    await expect(palette.getByRole("status")).toHaveText(/patiënt(en)? gevonden/);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/patients/${patientId}`);
    await page.goto("/today");
  }
  const palette = await openPalette(page);
  await page.keyboard.type("xqzw");
  await expect(palette.getByRole("status")).toHaveText("Geen patiënt gevonden");
  await expect(palette.getByText("Niets gevonden")).toBeVisible();
  await page.keyboard.press("Escape");
  await openPalette(page);
  await page.keyboard.type("okonk");
  await expect(palette.getByRole("option")).toHaveCount(1);
  await expectFit(page);
  expect(addresses.filter((address) => /okonk|1959|4100/i.test(address))).toEqual([]);
});

test("Ctrl K does something for a patient who is named in the same line, and finds subjects", async ({
  page,
  stored,
}) => {
  const patientId = await patientOf(stored, "Rosenberg");
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/patients");
  const palette = await openPalette(page);
  const field = palette.getByRole("searchbox");
  await field.fill("PHQ-9 naar rosenb");
  await palette.getByRole("option", { name: /PHQ-9.*: David Rosenberg geboren/ }).click();
  await expect(page).toHaveURL(new RegExp(`/questionnaires/send\\?questionnaire=.*&patient=${patientId}$`));
  await expect(page.getByText("David Rosenberg")).toBeVisible();
  await (await openPalette(page)).getByRole("searchbox").fill("bloeddrukweek voor rosenb");
  await page.getByRole("option", { name: /Bloeddruk thuis meten: David Rosenberg/ }).click();
  await expect(page).toHaveURL(`/patients/${patientId}/measurements?kind=blood-pressure&act=protocol`);
  await page.getByRole("dialog", { name: "Bloeddruk thuis meten" }).getByRole("button", { name: "Sluit" }).click();
  await (await openPalette(page)).getByRole("searchbox").fill("bloeddr");
  await page.getByRole("option", { name: "Bloeddruk" }).click();
  await expect(page).toHaveURL("/measurements?kind=blood-pressure");
});

test("Ctrl K searches no patients for somebody who may not see them", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => request.url().includes("patients.search") && asked.push(request.url()));
  await signInAs(page, "Karin Mulder");
  await page.goto("/people");
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Zoek scherm of actie" }).waitFor({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.type("okonkwo");
  await expect(page.getByText("Niets gevonden")).toBeVisible();
  expect(asked).toEqual([]);
});

const head = "Achternaam;Voornaam;Geboortedatum;Geslacht;Patiëntnummer;Schoenmaat";
const csv = (...lines: string[]) => ({
  name: "patienten.csv",
  mimeType: "text/csv",
  // As Excel on Windows writes it.
  buffer: Buffer.from([head, ...lines].join("\r\n"), "latin1"),
});

test("a file of patients is previewed line by line, corrected, and imported", async ({ page, stored }) => {
  const number = `9${Date.now()}`;
  await signInAs(page, "Ria Hendriks");
  await page.goto("/patients");
  await page.getByRole("link", { name: "Bestand inlezen" }).click();
  await expect(page).toHaveURL("/patients/import");
  const field = page.locator("input[type=file]");
  await field.setInputFiles(csv(`Müller;Zoë;3-5-1961;V;${number};38`, "=1+1;;31-2-1961;;;"));
  const problems = page.getByRole("table", { name: "Wat niet klopt, per regel" });
  await expect(problems.getByRole("row")).toHaveCount(3);
  await expect(problems).toContainText("Begint als een formule");
  await expect(problems).toContainText("Is geen datum. Schrijf bijvoorbeeld 3-5-1961");
  await expect(page.getByRole("button", { name: /^Neem/ })).toHaveCount(0);
  await field.setInputFiles(csv(`Müller;Zoë;3-5-1961;V;${number};38`));
  // Neither number of the only date must be a day, so that the file does not tell.
  await expect(page.getByRole("radiogroup", { name: "Welke dag staat op regel 2?" })).toBeVisible();
  await expect(page.getByText("5 maart 1961")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Neem/ })).toHaveCount(0);
  await page.getByText("3 mei 1961", { exact: true }).click();
  await expect(page.getByRole("row", { name: /Zoë Müller.*3 mei 1961.*nieuw/ })).toBeVisible();
  await expect(page.getByText("Gelezen als windows-1252")).toBeVisible();
  await expect(page.getByText("Schoenmaat")).toBeVisible();
  await page.getByRole("button", { name: "Neem 1 patiënt op" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Opgenomen: 1 nieuwe patiënt, 0 bijgewerkt.")).toBeVisible();
  await field.setInputFiles(csv(`Müller-Vos;Zoë;3-5-1961;V;${number};38`));
  await page.getByText("3 mei 1961", { exact: true }).click();
  await expect(page.getByRole("button", { name: "Neem 1 patiënt op" })).toBeVisible();
  await page.getByText("Sla ze over", { exact: true }).click();
  await expect(page.getByText("Er is niets op te nemen")).toBeVisible();
  const found = await stored`select family_name, source from patient where record_number = ${number}`;
  expect(found).toMatchObject([{ family_name: "Müller", source: "file" }]);
});
