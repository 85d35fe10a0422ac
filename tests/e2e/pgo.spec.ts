import type { Page } from "@playwright/test";
import { isObject } from "#server/fhir/format/json.ts";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";
import { bloodPressure, bundleOf } from "#tests/support/observations.ts";
import { openPgoOf } from "#tests/support/pgo-journey.ts";

const dayMs = 86_400_000;
const unhurried = { timeout: 20_000 };
const patient = { familyName: "Mensah", fullName: "Ama Mensah" };

/**
 * Morning and evening of the last seven days, two readings each time, as a patient measures at home: 128/80 on average.
 */
function weekOfPressures(): object[] {
  const midnight = Math.floor(Date.now() / dayMs) * dayMs;
  return Array.from({ length: 7 }, (_, nth) => midnight - (7 - nth) * dayMs).flatMap((begin, nth) =>
    [7.5, 7.6, 18.5, 18.6].map((hour, turn) =>
      bloodPressure(126 + ((nth + turn) % 5), 79 + (nth % 3), new Date(begin + hour * 3_600_000).toISOString()),
    ),
  );
}

test("a week of blood pressure: shared by a PGO, seen without reloading, reviewed in three keys, the reply collected, all of it logged", async ({
  page,
  browser,
  stored,
}) => {
  test.setTimeout(180_000);
  const pgo = await openPgoOf(patient.familyName);

  // The assistant has the round open.
  await signInAs(page, "Ria Hendriks");
  await page.goto("/round");
  await expect(page.getByRole("link", { name: patient.fullName })).toHaveCount(0);
  await page.waitForTimeout(500);
  const outcomes = await pgo.post(bundleOf(weekOfPressures()), "share-measurements");
  expect(statusesIn(outcomes).filter((status) => status === "201 Created")).toHaveLength(28);
  // The round does not change by itself: it announces the new patient and refreshes when asked, without a reload.
  await page.getByRole("button", { name: "1 patiënt deelde net iets. Toon." }).click(unhurried);
  await expect(page.getByRole("link", { name: patient.fullName }).first()).toBeVisible(unhurried);

  // The nurse reviews: Enter opens, m starts a message, 1 concludes.
  const desk = await browser.newContext();
  const nurse = await desk.newPage();
  await signInAs(nurse, "Fatima El Amrani");
  await nurse.goto("/round");
  const link = nurse.getByRole("link", { name: patient.fullName }).first();
  await link.focus();
  await nurse.keyboard.press("Enter");
  await expect(nurse.getByRole("heading", { level: 1 })).toContainText(patient.fullName, unhurried);
  const message = nurse.getByRole("textbox", { name: "Bericht aan de patiënt" });
  await pressUntil(nurse, "m", () =>
    expect(message).toHaveValue(/Gemiddeld was hij 12\d over \d\d/, { timeout: 1_000 }),
  );
  await expectAccessible(nurse);
  const written = await message.inputValue();
  // The cursor is in the text; Escape leads back to the page, where the keys are awake once nobody types.
  await expect(message).toBeFocused();
  await nurse.keyboard.press("Escape");
  await nurse.waitForTimeout(350);
  await nurse.keyboard.press("1");
  await expect(nurse.getByText(/: In orde bewaard/)).toBeVisible(unhurried);
  await nurse.goto("/round");
  await expect(nurse.getByRole("link", { name: patient.fullName })).toHaveCount(0);
  await desk.close();

  // The patient's PGO collects the message she wrote; it could not collect her note.
  const replies = await pgo.get("Communication", "collect-replies");
  expect(JSON.stringify(replies)).toContain(JSON.stringify(written).slice(1, -1));

  // The log: the delivery by the DVA, who opened the patient, who concluded.
  const [found] = await stored`select patient_id from patient where family_name = ${patient.familyName}
    and organization_id = (select organization_id from audit_event where actor_name = 'Ria Hendriks' limit 1)`;
  const patientId = String(found?.patient_id);
  const lines = await stored`select event, actor_kind, actor_name from audit_event where patient_id = ${patientId}`;
  const said = lines.map(
    (line) => `${line.actor_kind} ${line.event} ${line.actor_kind === "person" ? line.actor_name : ""}`,
  );
  expect(said).toContain("person patient.opened Fatima El Amrani");
  expect(said).toContain("person review.concluded Fatima El Amrani");
  expect(said.filter((line) => line.startsWith("gateway")).length).toBeGreaterThanOrEqual(2);
  await signInAs(page, "Hester de Groot");
  await page.goto(`/audit?patient=${patientId}`);
  await expect(page.getByRole("button", { name: /Fatima El Amrani/ }).first()).toBeVisible(unhurried);
});

test("an assistant starts a week of measuring, and the patient's PGO collects when and how to measure", async ({
  page,
  stored,
}) => {
  const pgo = await openPgoOf("Rosenberg");
  const [found] = await stored`select patient_id from patient where family_name = 'Rosenberg'
    and organization_id = (select organization_id from patient where family_name = ${patient.familyName} limit 1)`;
  const patientId = String(found?.patient_id);
  await signInAs(page, "Ria Hendriks");
  await page.goto(`/patients/${patientId}/measurements?kind=blood-pressure&act=protocol`);
  const dialog = page.getByRole("dialog", { name: "Bloeddruk thuis meten" });
  // She sees exactly what goes, and cannot change it.
  await expect(dialog.getByText(/^U gaat thuis uw bloeddruk meten/)).toBeVisible(unhurried);
  await expect(dialog.getByRole("textbox", { name: "Bericht aan de patiënt" })).toHaveCount(0);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Start" }).click();
  await expect(page.getByText("De meetperiode is gestart")).toBeVisible(unhurried);
  const sent = JSON.stringify(await pgo.get("Communication", "collect-replies"));
  expect(sent).toContain("U gaat thuis uw bloeddruk meten. U begint op ");
  expect(sent).toContain("Meet 2 keer in de ochtend");

  // The same on paper, for who uses no PGO.
  await page.getByRole("link", { name: "Print de uitleg" }).click();
  await expect(page.getByRole("button", { name: "Print de uitleg" })).toBeVisible(unhurried);
  await expectAccessible(page);
  await expect(page.getByText(/Schrijf elke meting op/)).toBeVisible();
  await page.goBack();

  await page.getByRole("button", { name: "Beëindig meetperiode" }).click();
  await page.getByRole("textbox", { name: "Waarom" }).fill("Opgenomen");
  await page.getByRole("dialog").getByRole("button", { name: "Beëindig meetperiode" }).click();
  await expect(page.getByText("De meetperiode is beëindigd")).toBeVisible(unhurried);
  const replies = JSON.stringify(await pgo.get("Communication", "collect-replies"));
  expect(replies).toContain("U kunt stoppen met het meten van uw bloeddruk.");
  expect(replies).not.toContain("Opgenomen");
});

/** Repeats a key until it has effect, because a key pressed before hydration is lost. */
async function pressUntil(page: Page, key: string, isDone: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await isDone();
  }).toPass(unhurried);
}

function statusesIn(bundle: object): unknown[] {
  const entries = "entry" in bundle && Array.isArray(bundle.entry) ? bundle.entry : [];
  return entries.map((entry) => (isObject(entry) && isObject(entry.response) ? entry.response.status : undefined));
}
