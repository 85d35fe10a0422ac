import type { Page } from "@playwright/test";
import { untilAwake } from "#tests/support/awake.ts";
import { expect, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

// Somebody types on while a dialog opens for the first time: every key after the one that asked for it belongs to the dialog, and none to
// the page behind it. Scripts that are loaded on use come late here, as on a slow line.

const screens = ["/round", "/patients", "/today", "/measurements", "/questionnaires"];
/** All single keys of the round are in it; 20 characters in 200 ms. */
const typed = "1949 m23 uzck jj 4kz";

/** From now on, scripts take a while. Returns when the page reacts to keys. */
async function slowly(page: Page): Promise<void> {
  await untilAwake(page);
  await page.route("**/*.js", async (route) => {
    await new Promise((settle) => setTimeout(settle, 600));
    await route.continue();
  });
}

async function typeOn(page: Page): Promise<void> {
  await page.keyboard.type(typed, { delay: 10 });
}

async function openFirstWaiting(page: Page): Promise<void> {
  await page.goto("/round");
  await page.goto((await page.locator("main ol a[data-walk]").first().getAttribute("href")) ?? "");
  await expect(page.getByRole("button", { name: /In orde/ })).toBeVisible();
}

const opened = [openFirstWaiting, ...screens.map((path) => (page: Page) => page.goto(path))];

/** Opens a screen on which whatever is loaded on use comes late. Returns its address. */
async function openSlowly(page: Page, open: (page: Page) => Promise<unknown>): Promise<string> {
  // A script that is still held up is let go first: Playwright continues it otherwise, and the handler fails the test.
  await page.unrouteAll({ behavior: "wait" });
  await open(page);
  await slowly(page);
  return page.url();
}

test.afterEach(({ page }) => page.unrouteAll({ behavior: "wait" }));

const concluded = "select count(*)::int as count from review";

test("what is typed after Ctrl K is in the palette, from the first key, and nowhere else", async ({ page, stored }) => {
  await signInAs(page, "Fatima El Amrani");
  const [before] = await stored.unsafe(concluded);
  for (const open of opened) {
    const address = await openSlowly(page, open);
    await page.keyboard.press("Control+k");
    await typeOn(page);
    const field = page.getByRole("dialog").getByRole("searchbox");
    await expect(field).toHaveValue(typed);
    await expect(page.getByRole("listbox")).toBeVisible();
    await expect(field).toHaveValue(typed);
    await expect(field).toBeFocused();
    await page.keyboard.type("!");
    await expect(field).toHaveValue(`${typed}!`);
    expect(page.url()).toBe(address);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  const [after] = await stored.unsafe(concluded);
  expect(after).toEqual(before);
});

test("what is typed while the list of keys opens does nothing to the page behind it", async ({ page, stored }) => {
  await signInAs(page, "Fatima El Amrani");
  const [before] = await stored.unsafe(concluded);
  for (const open of opened) {
    const address = await openSlowly(page, open);
    await page.keyboard.press("?");
    await typeOn(page);
    await expect(page.getByRole("dialog", { name: "Toetsen" })).toBeVisible();
    expect(page.url()).toBe(address);
  }
  const [after] = await stored.unsafe(concluded);
  expect(after).toEqual(before);
});

test("a key that decides needs the focus on the page and no other key just before it", async ({ page, stored }) => {
  await signInAs(page, "Fatima El Amrani");
  const [before] = await stored.unsafe(concluded);
  await openFirstWaiting(page);
  await untilAwake(page);
  const address = page.url();
  // A number that somebody meant for a search field.
  await page.keyboard.type("x1949", { delay: 10 });
  // Focus on a button.
  await page.getByRole("button", { name: /Meer meten/ }).focus();
  await page.waitForTimeout(400);
  await page.keyboard.press("1");
  // In the text, where m leads.
  const message = page.getByRole("textbox", { name: "Bericht aan de patiënt" });
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("m");
  await expect(message).toBeFocused();
  await page.waitForTimeout(400);
  await page.keyboard.type("2");
  await expect(message).toHaveValue(/2$/);
  expect(page.url()).toBe(address);
  const [after] = await stored.unsafe(concluded);
  expect(after).toEqual(before);
});
