import type { Browser, Page } from "@playwright/test";
import type { Sql } from "postgres";
import { expectAccessible, expectWithinEdges } from "#tests/support/accessible.ts";
import { untilAwake } from "#tests/support/awake.ts";
import { mutate } from "#tests/support/hard-to-reach-screens.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAnew, signInAs } from "#tests/support/journey-people.ts";
import { openPgoOf } from "#tests/support/pgo-journey.ts";

/** A save waits for a rest in the typing, and news of it is asked for. */
const expect = expectAtOnce.configure({ timeout: 20_000 });
/** A journey that is walked once more asks something else. */
const stamp = Date.now();

const fieldOf = (page: Page) => page.getByLabel("Antwoord aan de patiënt");
const kept = /^Concept van vandaag \d\d:\d\d bewaard$/;
const failed = /^Nog niet bewaard\. Balie probeert/;

/** What a patient asks through their PGO, and where the practice reads it. */
async function asks(stored: Sql, familyName: string, question: string) {
  const pgo = await openPgoOf(familyName);
  const text = `${question} ${stamp}`;
  const asked = { resourceType: "Communication", status: "completed", payload: [{ contentString: text }] };
  await pgo.post(asked, "ask-practice", "Communication");
  const [found] = await stored<{ address: string; consultId: string }[]>`
    select '/consults/' || c.patient_id || '/' || c.consult_id as address, c.consult_id as "consultId"
    from consult_message c join message m using (organization_id, message_id) where m.body = ${text}`;
  if (!found) throw new Error("the question did not come in");
  return { pgo, text, ...found };
}

/** Other journeys find the inbox as it was. */
const close = (page: Page, { consultId }: { consultId: string }) =>
  mutate(page, "consults.close", { consultId, reason: "phone-call" });

async function openAt(page: Page, address: string) {
  await page.goto(address);
  await expect(fieldOf(page)).toBeVisible();
  await untilAwake(page);
}

/** A screen of its own, elsewhere. */
async function screenOf(browser: Browser, name: string, baseURL: string | undefined) {
  const context = await browser.newContext({ baseURL: baseURL ?? "", locale: "nl-NL" });
  const page = await context.newPage();
  await signInAs(page, name);
  return page;
}

test("what a nurse typed is there again after a reload, an end of the session and on another device, until it is thrown away @phone", async ({
  page,
  browser,
  baseURL,
  stored,
}) => {
  const one = await asks(stored, "Rosenberg", "Mag ik dit met melk innemen?");
  await signInAnew(page, "Fatima El Amrani");
  await openAt(page, one.address);
  await fieldOf(page).fill("Neem het liever");
  await page.getByText("een vraag terug").click();
  await expect(page.getByText(kept)).toBeVisible();
  await expectAccessible(page);
  await expectWithinEdges(page);
  // Before the rest that a save waits for.
  await fieldOf(page).pressSequentially(" met water");
  await page.reload();
  await expect(fieldOf(page)).toHaveValue("Neem het liever met water");
  await expect(page.getByText(kept)).toBeVisible();
  await expect(page.getByRole("radio", { name: "een vraag terug" })).toBeChecked();

  // The session ends while she writes: what was saved waits for her.
  await untilAwake(page);
  await mutate(page, "people.signOut");
  await page.goto(one.address);
  await expect(page).toHaveURL(/\/sign-in/);
  const other = await screenOf(browser, "Fatima El Amrani", baseURL);
  await openAt(other, one.address);
  await expect(fieldOf(other)).toHaveValue("Neem het liever met water");

  await other.getByRole("button", { name: "Gooi weg" }).click();
  await other.getByRole("alertdialog").getByRole("button", { name: "Gooi weg" }).click();
  await expect(fieldOf(other)).toHaveValue("");
  await expect(other.getByText("Concept weggegooid")).toBeVisible();
  expect(await stored`select from consult_draft where consult_id = ${one.consultId}`).toEqual([]);
  await close(other, one);
  await other.context().close();
});

test("text of one conversation never stands in another, and a network that is away loses nothing", async ({
  page,
  stored,
  complaints,
}) => {
  const first = await asks(stored, "Rosenberg", "Is deze waarde goed?");
  const second = await asks(stored, "Bosman", "Mag ik weer sporten?");
  await signInAs(page, "Ria Hendriks");
  await openAt(page, first.address);
  await page.route("**/api/trpc/consults.saveDraft*", (route) => route.abort("internetdisconnected"));
  await fieldOf(page).fill("Die waarde is goed.");
  await expect(page.getByText(failed)).toBeVisible();
  await expectAccessible(page);
  // Within the page, by keyboard.
  await page.getByRole("link", { name: "Terug naar de e-consulten" }).press("Enter");
  await page.locator(`main ol a[href*="${second.consultId}"]`).press("Enter");
  await expect(page).toHaveURL(new RegExp(second.address));
  await expect(fieldOf(page)).toHaveValue("");
  await page.unroute("**/api/trpc/consults.saveDraft*");
  await expect
    .poll(() => stored`select body from consult_draft where consult_id = ${first.consultId}`)
    .toEqual([{ body: "Die waarde is goed." }]);
  await openAt(page, first.address);
  await expect(fieldOf(page)).toHaveValue("Die waarde is goed.");
  await expect(page.getByText(kept)).toBeVisible();
  // The browser logs what was aborted.
  expect(complaints.splice(0).every((line) => line.includes("ERR_INTERNET_DISCONNECTED"))).toBe(true);
  for (const one of [first, second]) await close(page, one);
});

test("two colleagues see each other look and write, in the conversation and in the list, and the patient sees nothing of it", async ({
  page,
  browser,
  baseURL,
  stored,
}) => {
  const one = await asks(stored, "Bosman", "Moet ik nuchter komen?");
  const { pgo, text, address } = one;
  await signInAs(page, "Fatima El Amrani");
  await openAt(page, address);
  const ria = await screenOf(browser, "Ria Hendriks", baseURL);
  await openAt(ria, address);
  await expect(page.getByText("Ria Hendriks heeft dit ook open")).toBeVisible();
  await expect(ria.getByText("Fatima El Amrani heeft dit ook open")).toBeVisible();
  await fieldOf(page).fill("U mag gewoon ontbijten.");
  await expect(ria.getByText("Fatima El Amrani schrijft een antwoord")).toBeVisible();
  await expectAccessible(ria);
  await expect(ria.getByText("U mag gewoon")).toHaveCount(0);
  expect(JSON.stringify(await pgo.get("Communication", "ask-practice"))).not.toMatch(/ontbijten|schrijft/);
  await ria.getByRole("link", { name: "Terug naar de e-consulten" }).click();
  const row = ria.getByRole("listitem").filter({ hasText: text });
  await expect(row.getByText("Fatima El Amrani schrijft")).toBeVisible();
  await expectAccessible(ria);
  await fieldOf(page).fill("");
  await expect(row.getByText("Fatima El Amrani schrijft")).toHaveCount(0);
  await close(ria, one);
  await ria.context().close();
});

test("one nurse who writes in two tabs is asked which text she keeps", async ({ page, context, stored }) => {
  const one = await asks(stored, "Rosenberg", "Hoe lang duurt de uitslag?");
  const { address } = one;
  await signInAs(page, "Fatima El Amrani");
  await openAt(page, address);
  const tab = await context.newPage();
  await openAt(tab, address);
  await fieldOf(page).fill("Drie dagen.");
  await expect(page.getByText(kept)).toBeVisible();
  await fieldOf(tab).fill("Een week.");
  await expect(tab.getByText("Dit antwoord is ook op een ander scherm veranderd")).toBeVisible();
  await expect(tab.getByText("Drie dagen.")).toBeVisible();
  await expect(tab.getByRole("button", { name: "Verstuur", exact: true })).toBeDisabled();
  await expectAccessible(tab);
  await tab.getByRole("button", { name: "Houd wat hier staat" }).click();
  await expect(tab.getByText(kept)).toBeVisible();
  await page.reload();
  await expect(fieldOf(page)).toHaveValue("Een week.");
  await close(tab, one);
  await tab.close();
});
