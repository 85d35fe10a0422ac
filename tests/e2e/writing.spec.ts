import type { Page } from "@playwright/test";
import { expectAccessible, expectWithinEdges } from "#tests/support/accessible.ts";
import { untilAwake } from "#tests/support/awake.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

// What the coach says while somebody writes to a patient. Nothing is concluded, and no draft is kept.

const expect = expectAtOnce.configure({ timeout: 20_000 });

const message = (page: Page) => page.getByRole("textbox", { name: "Bericht aan de patiënt" });
const coach = (page: Page) => page.getByRole("region", { name: "Schrijfhulp" });
const replaceBy = (page: Page, words: string) => coach(page).getByRole("button", { name: `Vervang door “${words}”` });

async function openComposer(page: Page): Promise<void> {
  await page.route("**/api/trpc/reviews.keepDraft*", (route) =>
    route.fulfill({ json: [{ result: { data: { keptAt: null } } }] }),
  );
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/round");
  await page.getByRole("link", { name: /Haddad/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Haddad");
  await expect(message(page)).toBeVisible();
  await untilAwake(page);
  await expect(coach(page)).toHaveCount(0);
}

test.afterEach(({ page }) => page.unrouteAll({ behavior: "wait" }));

test("shorthand for what is feared is replaced in one press, the facts stay, and it can be put back @phone", async ({
  page,
}) => {
  await openComposer(page);
  const facts = "Patiënt van 60 jaar, bloed bij ontlasting, gewichtsverlies. ";
  await message(page).fill(`${facts}Cave colon ca.`);
  const row = coach(page).getByRole("listitem");
  await expect(row).toHaveText(/^Cave colon ca\.Kan de patiënt laten schrikken\./);
  await expect(coach(page).getByText("Te kort voor een leesscore")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "1 opmerking" })).toHaveCount(1);
  await expect(page.getByRole("region", { name: "Zo ziet uw patiënt het" })).toContainText("Cave colon ca.");
  await replaceBy(page, "We zoeken uit wat er met de darm is.").click();
  await expect(message(page)).toHaveValue(`${facts}We zoeken uit wat er met de darm is.`);
  await expect(coach(page).getByText("Geen opmerkingen")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Geen opmerkingen" })).toHaveCount(1);
  await expectAccessible(page);
  await expectWithinEdges(page);
  await coach(page).getByRole("button", { name: "Zet terug" }).click();
  await expect(message(page)).toHaveValue(`${facts}Cave colon ca.`);
  await expect(row).toHaveCount(1);
  // Nothing waits for it.
  await expect(page.getByRole("button", { name: /In orde/ })).toBeEnabled();
});

test("by keyboard each finding is one stop, the next follows, and the browser takes back what was replaced", async ({
  page,
}) => {
  await openComposer(page);
  const written = "U heeft hypertensie. S.v.p. nuchter komen.";
  await message(page).fill(written);
  const offers = ["hoge bloeddruk", "Alstublieft", "met een lege maag"];
  for (const offer of offers) await expect(replaceBy(page, offer)).toBeVisible();
  for (const offer of offers) {
    await page.keyboard.press("Tab");
    await expect(replaceBy(page, offer)).toBeFocused();
  }
  await replaceBy(page, "hoge bloeddruk").focus();
  await page.keyboard.press("Enter");
  await expect(message(page)).toHaveValue("U heeft hoge bloeddruk. S.v.p. nuchter komen.");
  await expect(replaceBy(page, "Alstublieft")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(replaceBy(page, "met een lege maag")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(message(page)).toHaveValue("U heeft hoge bloeddruk. Alstublieft met een lege maag komen.");
  await expect(coach(page).getByRole("listitem")).toHaveCount(0);
  await message(page).focus();
  for (const before of [
    "U heeft hoge bloeddruk. Alstublieft nuchter komen.",
    "U heeft hoge bloeddruk. S.v.p. nuchter komen.",
    written,
  ]) {
    await page.keyboard.press("Control+z");
    await expect(message(page)).toHaveValue(before);
  }
});

test("a long text says how it reads, and the underlines lie where its words are @phone", async ({ page }) => {
  await openComposer(page);
  const long =
    "Geachte heer Postma, middels dit schrijven informeren wij u omtrent de uitslag van het laboratoriumonderzoek. " +
    "De behandeling wordt door de cardioloog in overleg met de apotheek op korte termijn aangepast.\n\n";
  await message(page).fill(long.repeat(5));
  await expect(coach(page).getByText(/^Leest (lastig|moeilijk)$/)).toBeVisible();
  await expect(coach(page).getByText(/^leesscore -?\d+$/)).toBeVisible();
  await expect(coach(page).getByRole("listitem")).toHaveCount(4);
  await coach(page)
    .getByRole("button", { name: /^Toon nog \d+ opmerkingen$/ })
    .click();
  await expect.poll(() => coach(page).getByRole("listitem").count()).toBeGreaterThan(20);
  await message(page).evaluate((field) => field.scrollTo(0, 77));
  const shapes = () =>
    page.evaluate(() => {
      const mirror = document.querySelector("[data-mirror]");
      const field = mirror?.parentElement?.querySelector("textarea");
      return [field, mirror].map((one) => one && [one.clientWidth, one.scrollHeight, one.scrollTop]);
    });
  await expect(async () => {
    const [field, mirror] = await shapes();
    expectAtOnce(field?.[2]).toBe(77);
    expectAtOnce(mirror).toEqual(field);
  }).toPass({ timeout: 20_000 });
  await coach(page).getByText("Over de schrijfhulp").click();
  await expect(coach(page).getByText(/Een taalniveau als B1 meet ze niet/)).toBeVisible();
  await expectAccessible(page);
  await expectWithinEdges(page);
});

test("whoever does not want the coach turns it off, and on again, in this browser @phone", async ({ page }) => {
  await openComposer(page);
  await message(page).fill("U heeft hypertensie.");
  await coach(page).getByText("Over de schrijfhulp").click();
  await coach(page).getByRole("button", { name: "Zet de schrijfhulp uit" }).click();
  await expect(coach(page)).toHaveCount(0);
  await expect(message(page)).toBeFocused();
  await page.reload();
  await untilAwake(page);
  await message(page).fill("U heeft hypertensie.");
  await expect(page.getByText("De schrijfhulp staat uit.")).toBeVisible();
  await expect(coach(page)).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Zet aan" }).click();
  await expect(replaceBy(page, "hoge bloeddruk")).toBeVisible();
});

test("without a connection the field stays a field, and a coach that is there goes on", async ({
  page,
  context,
  complaints,
}) => {
  await openComposer(page);
  await context.setOffline(true);
  await message(page).fill("U heeft");
  await page.waitForTimeout(1_000);
  await expect(message(page)).toHaveValue("U heeft");
  await expect(coach(page)).toHaveCount(0);
  await context.setOffline(false);
  await message(page).fill("U heeft hypertensie.");
  await expect(replaceBy(page, "hoge bloeddruk")).toBeVisible();
  await context.setOffline(true);
  await message(page).fill("Uw RR is goed.");
  await replaceBy(page, "bloeddruk").click();
  await expect(message(page)).toHaveValue("Uw bloeddruk is goed.");
  await context.setOffline(false);
  // What the browser says of a connection that is gone.
  complaints.length = 0;
});
