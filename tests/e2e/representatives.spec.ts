import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { dutchDay } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { expectAccessible, expectFit } from "#tests/support/accessible.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";
import { openPgoOf } from "#tests/support/pgo-journey.ts";

/** Saving makes a round trip to the server before the screen shows it. */
const expect = expectAtOnce.configure({ timeout: 15_000 });

/** "2026-11-30" as it is typed into a date field: the day, the month, the year. */
const typed = (day: string) => day.split("-").toReversed().join("");

async function fillDay(page: Page, name: string, day: string) {
  const field = page.getByRole("dialog").getByRole("group", { name });
  await field.getByRole("spinbutton").first().pressSequentially(typed(day));
}

test("a daughter who is recorded writes for her father; when it is ended, her PGO gets nothing any more", async ({
  page,
}) => {
  const run = randomUUID().slice(0, 8);
  const name = `Mia Brouwer ${run}`;
  const today = dutchDay(new Date());
  const daughter = await openPgoOf("Brouwer", "r4", { sub: `pgo-person-${run}`, name, relation: "child" });
  await expect(daughter.get("Communication", "ask-practice")).rejects.toThrow(/403/);

  await signInAs(page, "Fatima El Amrani");
  await page.goto("/patients");
  await page.getByRole("link", { name: "Jan Brouwer" }).click();
  await page.getByRole("button", { name: "Leg vast" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("textbox", { name: "Naam" }).fill(name);
  await form.getByRole("button", { name: /Relatie/ }).click();
  await page.getByRole("option", { name: "kind", exact: true }).click();
  await form.getByRole("button", { name: /Op grond van/ }).click();
  await page.getByRole("option", { name: "schriftelijke machtiging" }).click();
  await fillDay(page, "Sinds", addDays(today, -30));
  await form.getByRole("textbox", { name: "Code uit het PGO" }).fill(`pgo-person-${run}`);
  await expectAccessible(page);
  await form.getByRole("button", { name: "Bewaar" }).click();
  await expect(form).toBeHidden();
  const card = page.getByRole("listitem").filter({ hasText: name }).filter({ hasText: "schriftelijke machtiging" });
  await expect(card).toContainText("Kan via een PGO ophalen en schrijven");
  await expectFit(page);

  const text = `Vader is sinds gisteren benauwd (${run}).`;
  const body = { resourceType: "Communication", status: "completed", payload: [{ contentString: text }] };
  await daughter.post(body, "ask-practice", "Communication");
  await page.goto("/consults");
  const row = page.getByRole("listitem").filter({ hasText: run });
  await expect(row).toContainText(`namens de patiënt door ${name} (kind)`);
  await row.getByRole("link").click();
  await expect(page.getByText(`namens de patiënt door ${name} (kind, schriftelijke machtiging)`)).toBeVisible();

  await page.goto("/patients");
  await page.getByRole("link", { name: "Jan Brouwer" }).click();
  await page.getByRole("button", { name: `Wijzig ${name}` }).click();
  await fillDay(page, "Laatste dag", addDays(today, -1));
  await form.getByRole("button", { name: "Bewaar" }).click();
  await expect(card).toContainText("Afgelopen");
  await expect(daughter.get("Communication", "ask-practice")).rejects.toThrow(/403/);
});
