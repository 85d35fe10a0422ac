import type { Sql } from "postgres";
import { expectAccessible } from "#tests/support/accessible.ts";
import { untilDecidable } from "#tests/support/awake.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

/** The screen follows what is stored by a refresh, which can take longer than a step on one screen. */
const expect = expectAtOnce.configure({ timeout: 15_000 });

/** The patient of De Linde with an agreed alarm: other organizations of the demo have namesakes. */
async function patientOf(stored: Sql): Promise<string> {
  const [found] = await stored<{ id: string }[]>`
    select p.patient_id as id from patient p join organization o using (organization_id)
    where o.name = 'Huisartsenpraktijk De Linde' and p.family_name = 'Boer'`;
  return found?.id ?? "";
}

/** The patient's practice is open at whatever hour and day this runs. @returns what undoes it. */
async function openAllDay(stored: Sql, patientId: string): Promise<() => Promise<unknown>> {
  const week = Array.from({ length: 7 }, () => ({ blocks: [{ from: "00:00", until: "23:59" }] }));
  await stored`insert into opening_hours (organization_id, week, phone, cover_name, cover_phone, changed_by, changed_at)
    select organization_id, ${stored.json(week)}, '', '', '', patient_id, now() from patient where patient_id = ${patientId}`;
  await stored`insert into opening_holiday (organization_id, day, is_open, decided_by, decided_at)
    select organization_id, (now() at time zone 'Europe/Amsterdam')::date, true, patient_id, now()
    from patient where patient_id = ${patientId}`;
  const own = () => stored`select organization_id from patient where patient_id = ${patientId}`;
  return async () => {
    await stored`delete from opening_hours where organization_id = (${own()})`;
    await stored`delete from opening_holiday where organization_id = (${own()})`;
  };
}

test("concluding in the round asks what came of the open alarm, by key, and undoing opens it again", async ({
  page,
  stored,
}) => {
  const patientId = await patientOf(stored);
  const outcome = async () =>
    (await stored`select outcome from measurement_alarm where patient_id = ${patientId}`)[0]?.outcome ?? "open";
  const question = page.getByRole("radiogroup", { name: "Wat doe je met het alarm?" });
  const call = async () => {
    await untilDecidable(page);
    await page.keyboard.down("3");
    await expect(question.getByRole("radio").first()).toBeFocused();
    // Held, it repeats, and answers nothing.
    await page.waitForTimeout(400);
    await page.keyboard.down("3");
    await expect(question.getByRole("radio", { checked: true })).toHaveCount(0);
    await page.keyboard.up("3");
    await expect(question).toBeVisible();
    await page.waitForTimeout(400);
  };
  // Another journey may have concluded what she shared.
  await stored`insert into review_item (organization_id, item_id, patient_id, kind, arrived_at)
    select organization_id, gen_random_uuid(), patient_id, 'measurements', now() from patient where patient_id = ${patientId}`;
  await stored`insert into review_waiting (organization_id, patient_id, waiting_since, latest_at, attention, reasons,
      is_assessment_due, is_normal)
    select organization_id, patient_id, now(), now(), 50, '[]', false, false from patient where patient_id = ${patientId}
    on conflict do nothing`;
  await signInAs(page, "Fatima El Amrani");
  await page.goto(`/round/${patientId}`);
  await expect(page.getByText("Er staat een alarm open")).toBeVisible();
  await call();
  await expect(question.getByRole("radio", { checked: true })).toHaveCount(0);
  await expectAccessible(page);
  // Back: nothing is stored.
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await page.getByRole("heading", { level: 1 }).click();
  await call();
  await page.keyboard.press("5");
  await expect(page.getByText(/Annie de Boer, .*: Bellen bewaard/)).toBeVisible();
  expect(await outcome()).toBe("open");
  await page.keyboard.press("z");
  // The next patient may come on screen while it is being undone: until then a key is about them.
  await expect(page.getByText("Teruggenomen: de patiënt wacht weer")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Annie de Boer");
  await expect(page).toHaveURL(`/round/${patientId}`);
  await call();
  await page.keyboard.press("1");
  await expect(page.getByText(/Bellen bewaard.*Het alarm is afgehandeld/)).toBeVisible();
  expect(await outcome()).toBe("called");
  await page.keyboard.press("z");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Annie de Boer");
  await expect(page.getByText("Er staat een alarm open")).toBeVisible();
  await expect.poll(outcome).toBe("open");
});

test("an agreed alarm is on Today of its receiver alone, and goes to the deputy, who handles it and reopens it", async ({
  page,
  stored,
}) => {
  const patientId = await patientOf(stored);
  // The agreed hours may not have started while this runs.
  await stored`update measurement_alarm set due_at = raised_at, held_since = raised_at where patient_id = ${patientId}`;
  const alarms = page.getByRole("region", { name: "Afgesproken alarmen" });
  const handled = page.getByRole("region", { name: "Afgehandelde alarmen" });
  await signInAs(page, "Ria Hendriks");
  await page.goto("/today");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Ria");
  await expect(alarms).toBeHidden();
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/today");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Een afgesproken alarm vraagt je aandacht");
  await expect(alarms).toContainText(/Annie de Boer geboren 2 nov 1947\s*Gewicht: 74,3\skg/);
  await expect(alarms).toContainText(/stijging van meer dan 2,0\skg binnen 72 uur/);
  await expect(alarms).toContainText("Houdt zij snel vocht vast");

  const closeAgain = await openAllDay(stored, patientId);
  await stored`update measurement_alarm set held_since = now() - interval '61 minutes', escalates_at = now() - interval '1 minute'
    where patient_id = ${patientId}`;
  // The job of each minute.
  await expect
    .poll(
      async () => (await stored`select position from measurement_alarm where patient_id = ${patientId}`)[0]?.position,
      {
        timeout: 100_000,
      },
    )
    .toBe(1);
  await closeAgain();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Fatima");
  await expect(alarms).toBeHidden();

  await signInAs(page, "Ria Hendriks");
  await page.goto("/today");
  await expect(alarms).toContainText("Doorgegeven aan Ria Hendriks");
  const handle = async () => {
    await alarms.getByRole("button", { name: "Afgehandeld: Annie de Boer" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: /Wat gebeurde er/ }).click();
    await page.getByRole("option", { name: "visite" }).click();
    await dialog.getByRole("textbox", { name: /Notitie/ }).fill("Dochter gesproken");
    await dialog.getByRole("button", { name: "Afgehandeld" }).click();
    await expect(alarms).toBeHidden();
  };
  await handle();
  await expect(page.getByText("Alarm afgehandeld")).toBeVisible();
  await expectAccessible(page);
  await handled.getByRole("button", { name: "Heropen: Annie de Boer" }).click();
  await expect(alarms).toContainText("Annie de Boer");
  await handle();
  await signInAs(page, "Marieke Vos");
  await page.goto("/today");
  await expect(handled).toContainText(/Afgehandeld: visite, door Ria Hendriks.*Dochter gesproken/);
  await expect(handled.getByRole("button")).toHaveCount(0);
});
