import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { expectAccessible, expect as expectAtOnce, signInAs, test } from "#tests/support/journey.ts";
import { bundleOf, glucoseBeyond } from "#tests/support/observations.ts";
import { openPgoOf } from "#tests/support/pgo-journey.ts";

/** A filter goes to the server and back before the screen says it. */
const expect = expectAtOnce.configure({ timeout: 15_000 });

/** A patient of De Linde, by family name: other organizations of the demo have namesakes. */
async function patientOf(stored: Sql, familyName: string): Promise<string> {
  const [found] = await stored<{ id: string }[]>`
    select p.patient_id as id from patient p join organization o using (organization_id)
    where o.name = 'Huisartsenpraktijk De Linde' and p.family_name = ${familyName}`;
  return found?.id ?? "";
}

/** The measurements of a patient, one kind of it. */
async function openKind(page: Page, patientId: string, kind: string) {
  await page.goto(`/patients/${patientId}/measurements?kind=${kind}`);
}

test("a nurse narrows the population to who is above target, sorts it, and keeps that view for tomorrow @phone", async ({
  page,
  stored,
}) => {
  const [counted] = await stored<{ count: number }[]>`
    select count(*)::int as count from measurement_summary s join organization o using (organization_id)
    where o.name = 'Huisartsenpraktijk De Linde' and s.kind = 'blood-pressure' and s.state = 'above'`;
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/measurements");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("wie aandacht vraagt staat bovenaan");
  await page.getByLabel("Meting", { exact: true }).selectOption("blood-pressure");
  await expect(page).toHaveURL(/kind=blood-pressure/);
  await page.getByLabel("Stand").selectOption("above");
  await expect(page).toHaveURL(/kind=blood-pressure&state=above/);
  const table = page.getByRole("table", { name: "Metingen per patiënt" });
  await expect(table.getByRole("row")).toHaveCount((counted?.count ?? 0) + 1);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("bloeddruk, boven de streefwaarde");
  await page.getByRole("button", { name: "Bewaar deze weergave" }).click();
  await page.getByRole("textbox", { name: "Naam" }).fill("Te hoge bloeddruk");
  await page.getByRole("dialog").getByRole("button", { name: "Bewaar deze weergave" }).click();
  await expect(page.getByRole("link", { name: "Te hoge bloeddruk" })).toHaveAttribute("aria-current", "page");
  await page.goto("/measurements?sort=name");
  // The head has links of its own.
  const links = table.locator("tbody").getByRole("link");
  await expect(links.first()).toBeVisible();
  const names = await links.allTextContents();
  await page.goto("/measurements?sort=-name");
  await expect(links.first()).toHaveText(names.at(-1) ?? "");
  await expect(links.last()).toHaveText(names[0] ?? "");
  await page.getByRole("link", { name: "Te hoge bloeddruk" }).click();
  await expect(page).toHaveURL(/state=above/);
  await page.getByRole("button", { name: "Laat Te hoge bloeddruk los" }).click();
  await expect(page.getByRole("link", { name: "Te hoge bloeddruk" })).toHaveCount(0);
  await expectAccessible(page);
});

test("a nurse agrees a target for one patient, with a reason, and the picture says who and when @phone", async ({
  page,
  stored,
}) => {
  const patientId = await patientOf(stored, "Okonkwo");
  await signInAs(page, "Fatima El Amrani");
  await openKind(page, patientId, "blood-pressure");
  await expect(page.getByRole("img", { name: /^Bloeddruk in de tijd/ })).toBeVisible();
  await page.getByRole("button", { name: "Streefwaarde" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Streefwaarde bloeddruk thuis/ })
    .click();
  await page.getByRole("textbox", { name: "Bovendruk lager dan" }).fill("400");
  await page.getByRole("textbox", { name: "Waarom" }).fill("Samen besproken op het spreekuur");
  await page.getByRole("button", { name: "Leg vast voor deze patiënt" }).click();
  await expect(page.getByText("Vul 200 of minder in.")).toBeVisible();
  await page.getByRole("textbox", { name: "Bovendruk lager dan" }).fill("130");
  await page.getByRole("button", { name: "Leg vast voor deze patiënt" }).click();
  await expect(page.getByText("De afspraak is vastgelegd")).toBeVisible();
  await expect(page.getByText(/streefwaarde: lager dan 130\/85 \(Fatima El Amrani, vandaag\)/)).toBeVisible();
  const [rule] = await stored<{ values: Record<string, number>; reason: string }[]>`
    select values, reason from measurement_rule where patient_id = ${patientId} and ended_at is null
    order by set_at desc limit 1`;
  expect(rule).toMatchObject({ values: { systolicBelow: 130 }, reason: "Samen besproken op het spreekuur" });
  await expectAccessible(page);
});

test("everybody whom the filters show can be sent a list at once @phone", async ({ page, stored }) => {
  const waiting = await stored<{ id: string }[]>`
    select distinct s.patient_id as id from measurement_summary s join organization o using (organization_id)
    where o.name = 'Huisartsenpraktijk De Linde' and s.kind = 'blood-pressure' and s.state = 'above'`;
  expect(waiting.length).toBeGreaterThan(1);
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/measurements?kind=blood-pressure&state=above");
  await page.getByRole("link", { name: "Vragenlijst versturen" }).click();
  await expect(page).toHaveURL(/to=population/);
  await expect(page.getByRole("button", { name: /^Haal .* weg$/ })).toHaveCount(waiting.length);
  await expect(page.getByRole("button", { name: `Verstuur aan ${waiting.length} patiënten` })).toBeVisible();
  await expectAccessible(page);
});

test("somebody who never shared anything is asked to measure, beginning at the patient", async ({ page, stored }) => {
  const patientId = await patientOf(stored, "Aksoy");
  await signInAs(page, "Fatima El Amrani");
  await page.goto(`/patients/${patientId}/measurements`);
  await expect(page.getByText("Deze patiënt deelde nog geen metingen")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Bloeddruk", exact: true }).click();
  await expect(page).toHaveURL(/kind=blood-pressure/);
  await page.getByRole("button", { name: "Start meetperiode" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start" }).click();
  await expect(page.getByText("De meetperiode is gestart")).toBeVisible();
  await page.goto(`/patients/${patientId}/measurements`);
  await expect(page.getByRole("link", { name: /^Bloeddruk .*Nog niet genoeg/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nog iets anders meten?" })).toBeVisible();
});

test("a measuring period is read back as a sentence before it starts, and shows afterwards", async ({
  page,
  stored,
}) => {
  const patientId = await patientOf(stored, "Okonkwo");
  await signInAs(page, "Fatima El Amrani");
  await openKind(page, patientId, "blood-pressure");
  await page.getByRole("button", { name: "Start meetperiode" }).click();
  await page.getByRole("textbox", { name: "Hoe lang" }).fill("5");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/2 in de ochtend en 2 in de avond: 20 metingen\.$/)).toBeVisible();
  await dialog.getByRole("button", { name: "Start" }).click();
  await expect(page.getByText("De meetperiode is gestart")).toBeVisible();
  await page.getByRole("button", { name: "Beëindig meetperiode" }).click();
  await page.getByRole("textbox", { name: "Waarom" }).fill("Toch niet nodig");
  await dialog.getByRole("button", { name: "Beëindig meetperiode" }).click();
  await expect(page.getByRole("button", { name: "Start meetperiode" })).toBeVisible();
  const [period] = await stored<{ days: number; end_reason: string }[]>`
    select ends_on - starts_on + 1 as days, end_reason from measurement_protocol where patient_id = ${patientId}
    order by started_at desc limit 1`;
  expect(period).toMatchObject({ days: 5, end_reason: "Toch niet nodig" });
});

test("a value says where it comes from, and is set aside and taken back with a reason", async ({ page, stored }) => {
  const patientId = await patientOf(stored, "Okonkwo");
  await signInAs(page, "Fatima El Amrani");
  await openKind(page, patientId, "blood-pressure");
  await page.getByText(/^Alle waarden/).click();
  const row = page.getByRole("table", { name: "Waarden van Bloeddruk" }).getByRole("row").nth(1);
  await row.getByRole("button", { name: /Toon de herkomst/ }).click();
  await expect(row.getByText("Waarom gedeeld")).toBeVisible();
  await row.getByRole("button", { name: /^Zet apart/ }).click();
  await page.getByRole("textbox", { name: "Waarom" }).fill("Gemeten bij haar man");
  await page.getByRole("dialog").getByRole("button", { name: "Zet apart" }).click();
  await expect(row.getByText("Gemeten bij haar man", { exact: true })).toBeVisible();
  await row.getByRole("button", { name: /^Neem terug/ }).click();
  await page.getByRole("textbox", { name: "Waarom" }).fill("Toch van hem zelf");
  await page.getByRole("dialog").getByRole("button", { name: "Neem terug" }).click();
  await expect(row.getByRole("button", { name: /^Zet apart/ })).toBeVisible();
});

test("values can be looked at by where they come from @phone", async ({ page, stored }) => {
  const patientId = await patientOf(stored, "Okonkwo");
  const [typed] = await stored<{ count: number }[]>`
    select count(*)::int as count from measurement
    where patient_id = ${patientId} and kind = 'blood-pressure' and origin = 'patient'`;
  expect(typed?.count).toBeGreaterThan(0);
  await signInAs(page, "Fatima El Amrani");
  await openKind(page, patientId, "blood-pressure");
  await page.getByText(/^Alle waarden/).click();
  const rows = page.getByRole("table", { name: "Waarden van Bloeddruk" }).locator("tbody tr");
  const all = await rows.count();
  await page.getByText("Ingevoerd", { exact: true }).click();
  await expect(rows).toHaveCount(typed?.count ?? 0);
  await expectAccessible(page);
  await page.keyboard.press("ArrowRight");
  await expect(rows).toHaveCount(all - (typed?.count ?? 0));
});

test("the four orders show the same values, and the chosen one is remembered", async ({ page, stored }) => {
  const patientId = await patientOf(stored, "Okonkwo");
  await signInAs(page, "Fatima El Amrani");
  await page.goto(`/patients/${patientId}/measurements`);
  for (const [order, seen] of [
    ["Op tijd", "Alle waarden, de nieuwste eerst"],
    ["Rond een meetperiode", "Bloeddruk thuis meten"],
    ["Als grafiek", "Alle metingen over dezelfde dagen"],
  ] as const) {
    await page.getByRole("link", { name: order }).click();
    await expect(page.getByRole("heading", { name: seen }).first()).toBeVisible();
    await expectAccessible(page);
  }
  await page.goto(`/patients/${patientId}/measurements`);
  await expect(page.getByRole("link", { name: "Als grafiek" })).toHaveAttribute("aria-current", "page");
});

test("the preparation of a consult is one side of A4, without work notes", async ({ page, stored }) => {
  const patientId = await patientOf(stored, "Okonkwo");
  await signInAs(page, "Fatima El Amrani");
  await page.goto(`/patients/${patientId}/preparation`);
  await expect(page.getByRole("heading", { name: "Doel en afspraken" })).toBeVisible();
  const paper = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  expect(paper.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
  await expectAccessible(page);
});

test("the rules name their source, and the practice's own figure goes back to the book", async ({ page }) => {
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/measurements/rules");
  const row = page.getByRole("listitem").filter({ hasText: "Toename van gewicht" });
  await expect(row).toContainText("heartfailurematters.org");
  await row.getByRole("button", { name: /^Wijzig/ }).click();
  await page.getByRole("textbox", { name: "Toename meer dan" }).fill("1,5");
  await page.getByRole("textbox", { name: "Waarom" }).fill("Afspraak met de poli");
  await page.getByRole("button", { name: "Leg vast voor de praktijk" }).click();
  await expect(row).toContainText("eigen afspraak");
  await expect(row).toContainText("Het boek zegt: toename meer dan 2,0 kg");
  await row.getByRole("button", { name: /^Wijzig/ }).click();
  await page.getByRole("textbox", { name: "Waarom" }).fill("Toch niet");
  await page.getByRole("button", { name: "Terug naar de standaard" }).click();
  await expect(row).not.toContainText("eigen afspraak");
  await expectAccessible(page);
});

test("the population can be taken along as it is filtered, by who may", async ({ page, complaints }) => {
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/measurements?kind=body-weight");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download als CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/^balie-metingen-\d{4}-\d\d-\d\d\.csv$/);
  await signInAs(page, "Ria Hendriks");
  await page.goto("/measurements");
  await expect(page.getByRole("link", { name: "Download als CSV" })).toHaveCount(0);
  expect((await page.request.get("/measurements/export")).status()).toBe(403);
  complaints.length = 0;
});

test("an agreed alarm stands on the Today of its receiver alone, says why, and goes when it was dealt with", async ({
  page,
  stored,
}) => {
  const patientId = await patientOf(stored, "Boer");
  // Its agreed hours may not have begun while this runs.
  await stored`update measurement_alarm set due_at = raised_at where patient_id = ${patientId}`;
  const alarms = page.getByRole("region", { name: "Afgesproken alarmen" });
  await signInAs(page, "Ria Hendriks");
  await page.goto("/today");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Ria");
  await expect(alarms).toBeHidden();
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/today");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Een afgesproken alarm vraagt je aandacht");
  await expect(alarms).toContainText(/Annie de Boer\s*Gewicht: 74,3\skg/);
  await expect(alarms).toContainText(/stijging van meer dan 2,0\skg binnen 72 uur/);
  await expect(alarms).toContainText("Houdt zij snel vocht vast");
  await expectAccessible(page);
  await alarms.getByRole("button", { name: "Afgehandeld: Annie de Boer" }).click();
  await expect(page.getByText("Alarm afgehandeld")).toBeVisible();
  await expect(alarms).toBeHidden();
  const [left] = await stored<{ count: number }[]>`
    select count(*)::int as count from measurement_alarm where patient_id = ${patientId} and acknowledged_at is null`;
  expect(left?.count).toBe(0);
});

test("a weight that is likelier a typing error is asked about once before it is kept @phone", async ({
  page,
  stored,
}) => {
  const patientId = await patientOf(stored, "Martens");
  const count = async () => {
    const [row] = await stored`select count(*)::int as count from measurement where patient_id = ${patientId}`;
    return row?.count;
  };
  const before = await count();
  await signInAs(page, "Fatima El Amrani");
  await openKind(page, patientId, "body-weight");
  await page.getByRole("button", { name: "Noteer een waarde" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Waarde" }).fill("640");
  await dialog.getByRole("button", { name: "Noteer" }).click();
  await expect(dialog.getByText("Klopt dit?")).toBeVisible();
  await expectAccessible(page);
  expect(await count()).toBe(before);
  await dialog.getByRole("textbox", { name: "Waarde" }).fill("64");
  await dialog.getByRole("button", { name: "Noteer" }).click();
  await expect(page.getByText("De waarde is genoteerd")).toBeVisible();
  expect(await count()).toBe(Number(before) + 1);
  await page.getByRole("button", { name: "Noteer een waarde" }).click();
  await dialog.getByRole("textbox", { name: "Waarde" }).fill("17,5");
  await dialog.getByRole("button", { name: "Noteer" }).click();
  await expect(dialog.getByText("Klopt dit?")).toBeVisible();
  await dialog.getByRole("button", { name: "Noteer" }).click();
  await expect(dialog).toBeHidden();
  const [kept] = await stored`
    select value, set_aside from measurement where patient_id = ${patientId} order by measurement_id desc limit 1`;
  expect(kept).toEqual({ value: 17.5, set_aside: null });
});

test("a sensor that told too few days gets no profile, and it says why @phone", async ({ page, stored }) => {
  await signInAs(page, "Fatima El Amrani");
  await openKind(page, await patientOf(stored, "Hoekstra"), "blood-glucose");
  await expect(page.getByText("De sensor mat op 5 dagen genoeg; een profiel zegt iets vanaf 7 dagen.")).toBeVisible();
  await expect(page.getByText("Elke stip is een meting.")).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Aandeel van/ })).toHaveCount(0);
  await expectAccessible(page);
});

test("a period that is still to begin says so, beside what was measured before", async ({ page, stored }) => {
  await signInAs(page, "Fatima El Amrani");
  await openKind(page, await patientOf(stored, "Vermeulen"), "blood-pressure");
  await expect(page.getByText(/^Bloeddruk thuis meten, .* Fatima El Amrani\. Begint op/)).toBeVisible();
  await expect(page.getByRole("img", { name: /^Bloeddruk in de tijd/ })).toBeVisible();
});

test("a value beyond the meter shows its sign and what its sender found of it", async ({ page, stored }) => {
  const patientId = await patientOf(stored, "Aksoy");
  const pgo = await openPgoOf("Aksoy");
  await pgo.post(bundleOf([glucoseBeyond(33.3, new Date(Date.now() - 3_600_000).toISOString())]), "share-measurements");
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/round");
  const waiting = page.getByRole("listitem").filter({ hasText: "Can Aksoy" });
  await expect(async () => {
    await page.reload();
    await expectAtOnce(waiting).toContainText(/Bloedglucose: buiten het bereik van de meter \(>\s33,3\)/);
  }).toPass();
  await openKind(page, patientId, "blood-glucose");
  await page.getByText(/^Alle waarden/).click();
  const row = page.getByRole("table", { name: "Waarden van Bloedglucose" }).getByRole("row").nth(1);
  await expect(row).toContainText(/>\s33,3/);
  await expect(row).toContainText("zeer hoog");
  await expectAccessible(page);
});

test("an alarm agreed for one patient says the sign of a value that is beyond the meter", async ({ page, stored }) => {
  const patientId = await patientOf(stored, "Leeuwen");
  await signInAs(page, "Fatima El Amrani");
  const pgo = await openPgoOf("Leeuwen");
  const share = (hoursAgo: number) =>
    pgo.post(
      bundleOf([glucoseBeyond(27.8, new Date(Date.now() - hoursAgo * 3_600_000).toISOString())]),
      "share-measurements",
    );
  await share(5);
  await openKind(page, patientId, "blood-glucose");
  await page.getByRole("button", { name: "Spreek alarm af" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Waarde boven" }).fill("20");
  await dialog.getByRole("button", { name: /Wie krijgt het/ }).click();
  await page.getByRole("option", { name: "Fatima El Amrani" }).click();
  await expect(dialog.getByText(/Fatima El Amrani krijgt een melding, tussen/)).toBeVisible();
  await dialog.getByRole("textbox", { name: "Waarom" }).fill("Nieuw met insuline");
  await dialog.getByRole("button", { name: "Spreek af" }).click();
  await expect(page.getByText("Het alarm is afgesproken")).toBeVisible();
  await share(0);
  const raised = () =>
    stored`update measurement_alarm set due_at = raised_at where patient_id = ${patientId} returning alarm_id`;
  await expect.poll(async () => (await raised()).length).toBe(1);
  await page.goto("/today");
  const alarms = page.getByRole("region", { name: "Afgesproken alarmen" });
  await expect(alarms).toContainText(/Rob van Leeuwen\s*Bloedglucose: >\s27,8\smmol\/L/);
  await expectAccessible(page);
});
