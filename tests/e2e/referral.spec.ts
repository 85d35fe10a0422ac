import type { Sql } from "postgres";
import { expectAccessible, expectWithinEdges } from "#tests/support/accessible.ts";
import { untilAwake } from "#tests/support/awake.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";
import { openPgoOf } from "#tests/support/pgo-journey.ts";

/** A step makes a round trip to the server before the next consult is shown. */
const expect = expectAtOnce.configure({ timeout: 20_000 });

/** What a patient of De Linde asks through their PGO, as the practice has it. */
async function ask(stored: Sql, question: string) {
  const pgo = await openPgoOf("Bosman");
  const asked = { resourceType: "Communication", status: "completed", payload: [{ contentString: question }] };
  await pgo.post({ ...asked, sent: new Date().toISOString() }, "ask-practice", "Communication");
  const [found] = await stored<{ consultId: string; patientId: string }[]>`
    select c.consult_id as "consultId", c.patient_id as "patientId" from consult_message c
    join message m using (organization_id, message_id) where m.body = ${question} order by c.said_at desc limit 1`;
  if (!found) throw new Error("the question did not come in");
  return { pgo, ...found, address: `/consults/${found.patientId}/${found.consultId}` };
}

test("an assistant refers a question about signing in with one key, sends it, and it is counted", async ({
  page,
  stored,
}) => {
  const { pgo, consultId, address } = await ask(stored, "Ik kan niet meer inloggen met DigiD. Wat moet ik doen?");
  await signInAs(page, "Ria Hendriks");
  await page.goto(address);
  const field = page.getByLabel("Antwoord aan de patiënt");
  await expect(page.getByText("Lijkt een vraag over inloggen, niet over zorg")).toBeVisible();
  await untilAwake(page);
  await page.keyboard.press("d");
  await expect(field).toHaveValue(/PGO-informatiepunt, bel 085 303 49 59/);
  await expect(field).toHaveValue(/DigiHulplijn, bel 0800 1508/);
  await expect(page.getByText(/^gecontroleerd op 30 november 2026/).first()).toBeVisible();
  await expectAccessible(page);
  await expectWithinEdges(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/^Verstuurd aan .*Gesloten: Niet voor ons/)).toBeVisible();
  const [closed] = await stored`
    select close_reason, referral_cause from consult where consult_id = ${consultId}`;
  expect(closed).toEqual({ close_reason: "not-for-us", referral_cause: "sign-in" });
  expect(JSON.stringify(await pgo.get("Communication", "ask-practice"))).toContain("DigiHulplijn");
  await page.goto("/consults?view=closed");
  await page.getByRole("link", { name: "Niet voor ons: hoe vaak" }).click();
  await expect(page.getByRole("row", { name: /inloggen/ })).toBeVisible();
  await expectAccessible(page);
  await expectWithinEdges(page);
});

test("what was typed stays above the referral, and stays when that is taken away", async ({ page, stored }) => {
  const { address } = await ask(stored, "De app loopt steeds vast.");
  await signInAs(page, "Ria Hendriks");
  await page.goto(address);
  await untilAwake(page);
  const field = page.getByLabel("Antwoord aan de patiënt");
  await field.fill("Beste mevrouw Bosman,");
  await page.getByRole("button", { name: "Zet de doorverwijzing klaar" }).click();
  await expect(field).toHaveValue(/^Beste mevrouw Bosman,\n\nUw app werkt niet goed\./);
  await expect(page.getByRole("button", { name: "Verstuur en sluit: Niet voor ons" })).toBeVisible();
  await page.getByRole("button", { name: "Haal de doorverwijzing weg" }).click();
  await expect(field).toHaveValue("Beste mevrouw Bosman,");
  await expect(page.getByRole("button", { name: "Verstuur en sluit", exact: true })).toBeVisible();
});

test("the alliance reads small numbers as fewer than five, and no practice", async ({ page }) => {
  await signInAs(page, "Esther Blom");
  await page.goto("/referrals");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("PGO");
  await expect(page.getByRole("main")).not.toContainText("De Linde");
  await expectAccessible(page);
});
