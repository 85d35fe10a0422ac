import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { expectAccessible, expectWithinEdges } from "#tests/support/accessible.ts";
import { untilAwake } from "#tests/support/awake.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";
import { openPgoOf, type PgoJourney } from "#tests/support/pgo-journey.ts";

const expect = expectAtOnce.configure({ timeout: 20_000 });

/** The worker looks every minute. */
const jobMs = 150_000;

/** A journey that is walked once more asks and answers something else. */
const stamp = Date.now();

const fieldOf = (page: Page) => page.getByLabel("Antwoord aan de patiënt");
const threadOf = (page: Page) => page.getByRole("region", { name: "Wat er gezegd is" });

/** What a patient asks through their PGO, and where the practice reads it. */
async function asks(pgo: PgoJourney, stored: Sql, text: string, more: Record<string, unknown> = {}) {
  const asked = { resourceType: "Communication", status: "completed", payload: [{ contentString: text }], ...more };
  await pgo.post(asked, "ask-practice", "Communication");
  const [found] = await stored<{ consultId: string; patientId: string; messageId: string }[]>`
    select c.consult_id as "consultId", c.patient_id as "patientId", c.message_id as "messageId"
    from consult_message c join message m using (organization_id, message_id) where m.body = ${text}`;
  if (!found) throw new Error("the question did not come in");
  return { ...found, address: `/consults/${found.patientId}/${found.consultId}` };
}
const fetched = async (pgo: PgoJourney) => JSON.stringify(await pgo.get("Communication", "ask-practice"));

/** Plans what is written, with keys only: the moment that is offered first. */
async function plan(page: Page) {
  await fieldOf(page).press("Control+Shift+Enter");
  const dialog = page.getByRole("dialog", { name: "Verstuur later" });
  await expect(dialog.getByRole("radio", { name: /^Volgende werkdag \(.* 08:00\)$/ })).toBeChecked();
  return dialog;
}

test("an answer is planned, seen as planned and cancelled; planned again, the worker sends it and the PGO fetches it", async ({
  page,
  stored,
}) => {
  test.setTimeout(jobMs + 90_000);
  const pgo = await openPgoOf("Rosenberg");
  const { address, consultId } = await asks(pgo, stored, `Mag ik met deze pil op reis? ${stamp}`);
  const answer = `Ja, dat mag. Neem genoeg mee. ${stamp}`;
  await signInAs(page, "Ria Hendriks");
  await page.goto(address);
  await untilAwake(page);
  await fieldOf(page).fill(answer);
  const dialog = await plan(page);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Plan", exact: true }).press("Enter");
  await expect(page.getByText(/^Gepland: wordt verstuurd .* 08:00$/)).toBeVisible();
  expect(await fetched(pgo)).not.toContain(answer);

  await page.goto("/consults?view=later");
  await expect(page.getByRole("listitem").filter({ hasText: answer })).toContainText(
    /Gepland:.*wordt verstuurd .* 08:00/s,
  );
  await page.goto(address);
  await expect(threadOf(page)).toContainText(/Wordt verstuurd .* 08:00/);
  await expect(page.getByText(/^Antwoord wordt verstuurd/)).toBeVisible();
  await untilAwake(page);
  await expectAccessible(page);
  await threadOf(page).getByRole("button", { name: "Bewerk" }).press("Enter");
  await expect(fieldOf(page)).toHaveValue(answer);
  await expect(fieldOf(page)).toBeFocused();
  await expect(threadOf(page)).toContainText("Niet verstuurd: teruggehaald om te bewerken");
  await threadOf(page).getByRole("button", { name: "Niet versturen" }).press("Enter");
  await page.getByRole("alertdialog").getByRole("button", { name: "Niet versturen" }).press("Enter");
  await expect(threadOf(page)).not.toContainText(answer);
  // What was taken back to change is still there to be sent.
  await expect(fieldOf(page)).toHaveValue(answer);

  const again = await plan(page);
  await again.getByText("Sluit het gesprek daarna").click();
  await again.getByRole("button", { name: "Plan", exact: true }).press("Enter");
  await expect(page.getByText(/^Gepland: wordt verstuurd/)).toBeVisible();
  await stored`update consult_message set send_at = now() - interval '1 second'
    where consult_id = ${consultId} and state = 'scheduled'`;
  const stateOf = async () => {
    const [row] = await stored`select state from consult_message
      where consult_id = ${consultId} and author = 'practice' and state <> 'withdrawn'`;
    return row?.state;
  };
  await expect.poll(stateOf, { timeout: jobMs }).toBe("sent");
  expect(await fetched(pgo)).toContain(answer);
  await page.goto(address);
  await expect(threadOf(page)).toContainText(answer);
  await expect(page.getByText(/^opgehaald/).last()).toBeVisible();
  await expect(page.getByText(/Beantwoord, gesloten door Ria Hendriks/)).toBeVisible();
});

test("when the patient wrote meanwhile, what was planned waits for a person, who sends it all the same @phone", async ({
  page,
  stored,
}) => {
  const pgo = await openPgoOf("Rosenberg");
  const { address, messageId } = await asks(pgo, stored, `Wanneer hoor ik de uitslag? ${stamp}`);
  const answer = `Morgen na tien uur. ${stamp}`;
  await signInAs(page, "Ria Hendriks");
  await page.goto(address);
  await untilAwake(page);
  await fieldOf(page).fill(answer);
  await page.getByRole("button", { name: "Verstuur later" }).click();
  const dialog = page.getByRole("dialog", { name: "Verstuur later" });
  await dialog.getByText("Een ander moment").click();
  await expect(dialog.getByLabel("Tijd")).toBeVisible();
  await dialog.getByLabel("Tijd").fill("930");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Plan", exact: true }).click();
  await expect(page.getByText(/^Gepland: wordt verstuurd .* 09:30$/)).toBeVisible();
  await page.goto(address);
  await expect(page.getByText(/^Antwoord wordt verstuurd/)).toBeVisible();
  await expectWithinEdges(page);
  const partOf = [{ reference: `Communication/${messageId}` }];
  await asks(pgo, stored, `Laat maar, ik bel wel. ${stamp}`, { partOf });
  await page.goto(address);
  await expect(threadOf(page)).toContainText("Niet verstuurd: er kwam een bericht bij nadat dit gepland was");
  await untilAwake(page);
  await expectWithinEdges(page);
  await expectAccessible(page);
  expect(await fetched(pgo)).not.toContain(answer);
  await threadOf(page).getByRole("button", { name: "Verstuur toch" }).click();
  await expect(page.getByText("De patiënt is aan zet")).toBeVisible();
  expect(await fetched(pgo)).toContain(answer);
});
