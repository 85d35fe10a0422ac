import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { dutchClock } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { expectAccessible, expectFit } from "#tests/support/accessible.ts";
import { countRows } from "#tests/support/awake.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";
import { bundleOf, glucoseBeyond } from "#tests/support/observations.ts";
import { openPgoOf } from "#tests/support/pgo-journey.ts";

/** A filter makes a round trip to the server before the screen shows it. */
const expect = expectAtOnce.configure({ timeout: 15_000 });

/** A patient of De Linde, by family name: other organizations of the demo have namesakes. */
async function patientOf(stored: Sql, familyName: string): Promise<string> {
  const [found] = await stored<{ id: string }[]>`
    select p.patient_id as id from patient p join organization o using (organization_id)
    where o.name = 'Huisartsenpraktijk De Linde' and p.family_name = ${familyName}`;
  return found?.id ?? "";
}

/** Opens one kind of measurement of a patient. */
async function openKind(page: Page, patientId: string, kind: string) {
  await page.goto(`/patients/${patientId}/measurements?kind=${kind}`);
}

test("a nurse filters the population to patients above target, sorts it, and saves that view for tomorrow @phone", async ({
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
  // The header has links of its own.
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
});

test("a GP sees the population of one programme, and of their own patients only @phone", async ({ page, stored }) => {
  const within = async (where: string) => {
    const rows = await stored<{ name: string }[]>`
      select p.family_name as name from measurement_summary s join organization o using (organization_id)
      join patient p using (organization_id, patient_id) left join patient_treater t using (organization_id, patient_id)
      left join person n using (person_id)
      where o.name = 'Huisartsenpraktijk De Linde' and (${where} = 'heart-failure' and 'heart-failure' = any (p.programmes)
        or ${where} = 'mine' and n.name = 'Marieke Vos')
      group by p.family_name, s.patient_id, s.kind`;
    expect(rows.length).toBeGreaterThan(0);
    return rows.map(({ name }) => name).sort();
  };
  await signInAs(page, "Marieke Vos");
  await page.goto("/measurements");
  const rows = page.getByRole("table", { name: "Metingen per patiënt" }).locator("tbody").getByRole("row");
  await expect(async () => {
    await page.getByLabel("Zorgprogramma", { exact: true }).selectOption({ label: "hartfalen" });
    await expect(page).toHaveURL("/measurements?programme=heart-failure", { timeout: 4_000 });
  }).toPass();
  const failing = await within("heart-failure");
  await expect(rows).toHaveCount(failing.length);
  for (const [at, name] of failing.entries()) await expect(rows.nth(at)).toContainText(name);
  await expectAccessible(page);
  await expectFit(page);
  await page.goto("/measurements");
  await expect(async () => {
    await page.getByLabel("Patiënten", { exact: true }).selectOption({ label: "Mijn patiënten" });
    await expect(page).toHaveURL("/measurements?who=mine", { timeout: 4_000 });
  }).toPass();
  const mine = await within("mine");
  await expect(rows).toHaveCount(mine.length);
  for (const name of new Set(mine)) await expect(rows.filter({ hasText: name }).first()).toBeVisible();
});

test("a nurse agrees a target for one patient, with a reason, and the chart says who and when @phone", async ({
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

test("everybody whom the filters show can be sent a questionnaire at once @phone", async ({ page, stored }) => {
  const waiting = await stored<{ id: string }[]>`
    select distinct s.patient_id as id from measurement_summary s join organization o using (organization_id)
    where o.name = 'Huisartsenpraktijk De Linde' and s.kind = 'blood-pressure' and s.state = 'above'`;
  expect(waiting.length).toBeGreaterThan(1);
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/measurements?kind=blood-pressure&state=above");
  await page.getByRole("link", { name: "Vragenlijst versturen" }).click();
  await expect(page).toHaveURL(/to=population/);
  await expect(page.getByRole("button", { name: /^Haal weg: .*, geboren / })).toHaveCount(waiting.length);
  await expect(page.getByRole("button", { name: `Verstuur aan ${waiting.length} patiënten` })).toBeVisible();
});

test("a patient who never shared anything is asked to measure, from their own page", async ({ page, stored }) => {
  const patientId = await patientOf(stored, "Aksoy");
  await signInAs(page, "Fatima El Amrani");
  await page.goto(`/patients/${patientId}/measurements`);
  await expect(page.getByText("Deze patiënt deelde nog geen metingen")).toBeVisible();
  await page.getByRole("link", { name: "Bloeddruk", exact: true }).click();
  await expect(page).toHaveURL(/kind=blood-pressure/);
  await page.getByRole("button", { name: "Start meetperiode" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start" }).click();
  await expect(page.getByText("De meetperiode is gestart")).toBeVisible();
  await page.goto(`/patients/${patientId}/measurements`);
  await expect(page.getByRole("link", { name: /^Bloeddruk .*Nog niet genoeg/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nog iets anders meten?" })).toBeVisible();
});

test("a measurement protocol is summarized in a sentence before it starts, and shown afterwards", async ({
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

test("a value says where it comes from, and is set aside and restored with a reason", async ({ page, stored }) => {
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

test("values can be filtered by where they come from @phone", async ({ page, stored }) => {
  const patientId = await patientOf(stored, "Okonkwo");
  const [typed] = await stored<{ count: number }[]>`
    select count(*)::int as count from measurement
    where patient_id = ${patientId} and kind = 'blood-pressure' and origin = 'patient'`;
  expect(typed?.count).toBeGreaterThan(0);
  await signInAs(page, "Fatima El Amrani");
  await openKind(page, patientId, "blood-pressure");
  await page.getByText(/^Alle waarden/).click();
  const rows = page.getByRole("table", { name: "Waarden van Bloeddruk" }).locator("tbody tr");
  const all = await countRows(rows);
  await page.getByText("Ingevoerd", { exact: true }).click();
  await expect(rows).toHaveCount(typed?.count ?? 0);
  await expectAccessible(page);
  await page.keyboard.press("ArrowRight");
  await expect(rows).toHaveCount(all - (typed?.count ?? 0));
});

test("the four views show the same values, and the chosen one is remembered", async ({ page, stored }) => {
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
  }
  await page.goto(`/patients/${patientId}/measurements`);
  await expect(page.getByRole("link", { name: "Als grafiek" })).toHaveAttribute("aria-current", "page");
});

test("the preparation of a consultation compares with a date, and fits on one side of A4, without internal notes", async ({
  page,
  stored,
}) => {
  const patientId = await patientOf(stored, "Okonkwo");
  await signInAs(page, "Fatima El Amrani");
  await page.goto(`/patients/${patientId}/preparation`);
  await expect(page.getByRole("heading", { name: "Doel en afspraken" })).toBeVisible();
  await expect(page.getByText("Vóór vandaag is nog niets beoordeeld")).toBeVisible();
  const [year, month, date] = addDays(dutchClock(new Date()).day, -4).split("-");
  await page.getByRole("spinbutton", { name: /^dag/ }).focus();
  await page.keyboard.type(`${date}${month}${year}`);
  const compared = page.getByRole("table").filter({ hasText: "Sindsdien" });
  await expect(compared.getByRole("row", { name: /Bloeddruk.*\d+\/\d+ \d+×.*\d+\/\d+ \d+×/ })).toBeVisible();
  await expect(compared.getByRole("row", { name: /ochtend/ })).toBeVisible();
  await expectFit(page);
  const paper = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  expect(paper.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
});

test("the rules name their source, and the practice's own figure is reset to the default", async ({ page }) => {
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
});

test("the population is exported as it is filtered, by those who may", async ({ page, complaints }) => {
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

test("an unlikely weight, probably a typing error, asks for confirmation once before it is saved @phone", async ({
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

test("a sensor with data of too few days gets no profile, and the screen says why @phone", async ({ page, stored }) => {
  await signInAs(page, "Fatima El Amrani");
  await openKind(page, await patientOf(stored, "Hoekstra"), "blood-glucose");
  await expect(page.getByText("De sensor mat op 5 dagen genoeg; een profiel zegt iets vanaf 7 dagen.")).toBeVisible();
  await expect(page.getByText("Elke stip is een meting.")).toBeVisible();
  // Readings are counted; time in range is for a sensor that was worn long enough.
  await expect(page.getByRole("heading", { name: /^Aandeel van/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Tijd in elk bereik" })).toHaveCount(0);
});

test("a planned protocol says when it starts, next to what was measured before", async ({ page, stored }) => {
  await signInAs(page, "Fatima El Amrani");
  await openKind(page, await patientOf(stored, "Vermeulen"), "blood-pressure");
  await expect(page.getByText(/^Bloeddruk thuis meten, .* Fatima El Amrani\. Begint op/)).toBeVisible();
  await expect(page.getByRole("img", { name: /^Bloeddruk in de tijd/ })).toBeVisible();
});

test("a value beyond the meter's range shows its comparator and interpretation", async ({ page, stored }) => {
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

test("an alarm agreed for one patient shows the comparator of a value beyond the range", async ({ page, stored }) => {
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
  await expect(alarms).toContainText(/Rob van Leeuwen geboren 18 jul 1959\s*Bloedglucose: >\s27,8\smmol\/L/);
  await expectAccessible(page);
});
