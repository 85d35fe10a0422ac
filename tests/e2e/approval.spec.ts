import type { Browser, Page } from "@playwright/test";
import type { Sql } from "postgres";
import { expectAccessible, expectWithinEdges } from "#tests/support/accessible.ts";
import { untilAwake } from "#tests/support/awake.ts";
import { mutate } from "#tests/support/hard-to-reach-screens.ts";
import { expect, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";
import { openPgoOf } from "#tests/support/pgo-journey.ts";

/** A journey that is walked once more asks something else. */
const stamp = Date.now();
const [assistant, doctor] = ["Ria Hendriks", "Job van Dijk"];

const fieldOf = (page: Page) => page.getByLabel("Antwoord aan de patiënt");
const toApprove = "/consults?view=to-approve";

/** What a patient asks through their PGO, and where the practice reads it. */
async function asks(stored: Sql, familyName: string, question: string) {
  const pgo = await openPgoOf(familyName);
  const text = `${question} ${stamp}`;
  const asked = { resourceType: "Communication", status: "completed", payload: [{ contentString: text }] };
  await pgo.post(asked, "ask-practice", "Communication");
  const [found] = await stored<{ patientId: string; consultId: string; messageId: string }[]>`
    select c.patient_id as "patientId", c.consult_id as "consultId", c.message_id as "messageId"
    from consult_message c join message m using (organization_id, message_id) where m.body = ${text}`;
  if (!found) throw new Error("the question did not come in");
  return { pgo, text, address: `/consults/${found.patientId}/${found.consultId}`, ...found };
}
type Asked = Awaited<ReturnType<typeof asks>>;

const fetched = async ({ pgo }: Asked) => JSON.stringify(await pgo.get("Communication", "ask-practice"));
/** Other journeys find the inbox as it was. */
const close = (page: Page, { consultId }: Asked) => mutate(page, "consults.close", { consultId, reason: "answered" });

async function screenOf(browser: Browser, name: string, baseURL: string | undefined) {
  const context = await browser.newContext({ baseURL: baseURL ?? "", locale: "nl-NL" });
  const page = await context.newPage();
  await signInAs(page, name);
  return page;
}

async function openAt(page: Page, address: string) {
  await page.goto(address);
  await expect(fieldOf(page)).toBeVisible();
  await untilAwake(page);
}

test("an assistant asks approval, a GP changes one word and sends it, and she sees what was changed @phone", async ({
  page,
  browser,
  baseURL,
  stored,
}) => {
  const one = await asks(stored, "Rosenberg", "Hoeveel mag ik er nemen?");
  await signInAs(page, assistant);
  await openAt(page, one.address);
  await fieldOf(page).fill("U mag er 3 per dag nemen.");
  await page.getByRole("button", { name: "Vraag akkoord" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio", { name: /Een huisarts of apotheker/ })).toBeChecked();
  await expectAccessible(page);
  await dialog.getByText(doctor, { exact: true }).click();
  await dialog.getByRole("button", { name: "Vraag akkoord" }).click();
  await expect(page.getByText("Akkoord gevraagd. De patiënt krijgt nog niets")).toBeVisible();
  await page.goto("/consults");
  const row = page.getByRole("listitem").filter({ hasText: one.text });
  await expect(row.getByText(`wacht op akkoord van ${doctor}`)).toBeVisible();
  expect(await fetched(one)).not.toContain("3 per dag");

  const gp = await screenOf(browser, doctor, baseURL);
  await gp.goto("/today");
  await gp.getByRole("link", { name: "Naar te accorderen" }).click();
  await untilAwake(gp);
  await expect(gp.getByText("U mag er 3 per dag nemen.")).toBeVisible();
  await expectAccessible(gp);
  await expectWithinEdges(gp);
  await openAt(gp, `${one.address}?view=to-approve`);
  await expect(gp.getByText(`Klaargezet door ${assistant}`)).toBeVisible();
  await expectAccessible(gp);
  await expectWithinEdges(gp);
  await gp.getByRole("button", { name: "Verander eerst" }).click();
  await expect(fieldOf(gp)).toHaveValue("U mag er 3 per dag nemen.");
  await fieldOf(gp).fill("U mag er 2 per dag nemen.");
  await expect(gp.getByText(/Dit komt in de plaats van de tekst die op akkoord wacht/)).toBeVisible();
  await gp.getByRole("button", { name: "Verstuur", exact: true }).click();
  await expect(gp.getByText(/^Verstuurd aan/)).toBeVisible();

  const received = await fetched(one);
  expect(received).toContain("U mag er 2 per dag nemen.");
  expect(received).not.toContain("3 per dag");
  await openAt(page, one.address);
  await expect(page.getByText(`Klaargezet door ${assistant}, veranderd en verstuurd door ${doctor}`)).toBeVisible();
  await expect(page.locator("main del")).toHaveText(/3/);
  await expect(page.locator("main ins")).toHaveText(/2/);
  await expectAccessible(page);
  await expectWithinEdges(page);
  await close(page, one);
  await gp.context().close();
});

test("a GP approves several at once after a count, and approval of the one that went on has lapsed", async ({
  page,
  browser,
  baseURL,
  stored,
}) => {
  const several = [
    await asks(stored, "Rosenberg", "Mag ik sporten?"),
    await asks(stored, "Bosman", "Mag ik autorijden?"),
    await asks(stored, "Bosman", "Mag ik vliegen?"),
  ];
  await signInAs(page, assistant);
  await page.goto("/consults");
  for (const { consultId, patientId, messageId: sawLast } of several) {
    const text = { body: `Ja, dat mag gerust. ${stamp}`, effect: "answers", askedOf: null, sawLast, replaces: null };
    await mutate(page, "consults.askApproval", { consultId, patientId, ...text });
  }
  const gp = await screenOf(browser, doctor, baseURL);
  await gp.goto(toApprove);
  await untilAwake(gp);
  const [first, second, last] = several;
  if (!first || !second || !last) throw new Error("three were asked");
  await last.pgo.post(
    {
      resourceType: "Communication",
      status: "completed",
      payload: [{ contentString: `Laat maar. ${stamp}` }],
      inResponseTo: [{ reference: `Communication/${last.messageId}` }],
    },
    "ask-practice",
    "Communication",
  );
  for (const { text } of several) {
    await gp.getByRole("listitem").filter({ hasText: text }).getByRole("checkbox").press("Space");
  }
  await expect(gp.getByText("3 antwoorden gekozen")).toBeVisible();
  await gp.getByRole("button", { name: "Akkoord en verstuur" }).click();
  const confirm = gp.getByRole("alertdialog");
  await expect(confirm.getByText("3 antwoorden versturen?")).toBeVisible();
  await expectAccessible(gp);
  await confirm.getByRole("button", { name: "Akkoord en verstuur" }).click();
  await expect(gp.getByText(/^2 antwoorden verstuurd\. 1 niet:/)).toBeVisible();
  const sent = await stored<{ count: number }[]>`
    select count(*)::int from message where body = ${`Ja, dat mag gerust. ${stamp}`}`;
  expect(sent).toEqual([{ count: 2 }]);

  await openAt(page, last.address);
  await expect(page.getByText("Akkoord vervallen: het gesprek ging intussen verder")).toBeVisible();
  await page.getByRole("button", { name: "Trek in" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Trek in" }).click();
  await expect(page.getByText("Aanvraag ingetrokken")).toBeVisible();
  await mutate(page, "consults.close", { consultId: last.consultId, reason: "phone-call" });
  for (const one of [first, second]) await close(page, one);
  await gp.context().close();
});

test("a GP gives a text back with a question, and approves what comes after it by keyboard", async ({
  page,
  browser,
  baseURL,
  stored,
}) => {
  const one = await asks(stored, "Bosman", "Kan ik stoppen met de pillen?");
  await signInAs(page, assistant);
  await page.goto("/consults");
  const { consultId, patientId, messageId: sawLast } = one;
  const text = { body: "Ja, dat kan.", effect: "answers", askedOf: null, sawLast, replaces: null };
  await mutate(page, "consults.askApproval", { consultId, patientId, ...text });
  const gp = await screenOf(browser, doctor, baseURL);
  await openAt(gp, one.address);
  await gp.getByRole("button", { name: "Terug met een vraag" }).click();
  const dialog = gp.getByRole("dialog");
  await dialog.getByLabel("Je vraag").fill("Welke pillen bedoelt hij?");
  await expectAccessible(gp);
  await dialog.getByRole("button", { name: "Geef terug" }).click();
  await expect(gp.getByText(`Teruggegeven aan ${assistant}`)).toBeVisible();
  expect(await fetched(one)).not.toMatch(/Welke pillen|dat kan/);

  await page.goto("/consults?view=mine");
  const row = page.getByRole("listitem").filter({ hasText: one.text });
  await expect(row.getByText("teruggegeven met een vraag")).toBeVisible();
  await openAt(page, `${one.address}?view=mine`);
  await expect(page.getByText("Welke pillen bedoelt hij?").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Schrijf verder" }).click();
  await fieldOf(page).fill("Ja, met de maagtabletten kunt u stoppen.");
  await page.getByRole("button", { name: "Vraag akkoord" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Vraag akkoord" }).click();
  await expect(page.getByText("Akkoord gevraagd. De patiënt krijgt nog niets")).toBeVisible();

  await openAt(gp, `${one.address}?view=to-approve`);
  await gp.getByRole("button", { name: "Verander eerst" }).press("Control+Enter");
  await expect(gp.getByText("Akkoord gegeven en verstuurd")).toBeVisible();
  expect(await fetched(one)).toContain("maagtabletten");
  await close(page, one);
  await gp.context().close();
});
