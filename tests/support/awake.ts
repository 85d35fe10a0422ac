import { expect, type Locator, type Page } from "@playwright/test";

/** Longer than what `isAfterQuiet` in components/layout/single-keys.ts asks for. */
const quietMs = 400;

/** Waits until React has hydrated the page; anything done before that changes fields that React has yet to compare. */
export async function untilAwake(page: Page): Promise<void> {
  await page.waitForFunction(isAwake, undefined, { timeout: 20_000 });
}

/**
 * Waits until a patient of the round can be concluded by key. Then the key is pressed once: pressed again, it would decide about whoever is
 * shown next.
 */
export async function untilDecidable(page: Page): Promise<void> {
  const decision = page.locator("[data-decision] button[aria-keyshortcuts]").first();
  await expect(decision).toBeVisible({ timeout: 20_000 });
  await expect(decision).not.toHaveAttribute("aria-busy", "true", { timeout: 20_000 });
  await page.waitForFunction(isAwake, "[data-decision]", { timeout: 20_000 });
  await page.waitForTimeout(quietMs);
}

/** How many rows a list has, once it is there: a page arrives before its lists, and their rows arrive together. */
export async function countRows(rows: Locator): Promise<number> {
  await expect(rows).not.toHaveCount(0);
  return rows.count();
}

/** Everything that can be pressed or filled in there, because a page is hydrated part by part. */
function isAwake(scope = "main"): boolean {
  const parts = [...document.querySelectorAll(`${scope} :is(button, textarea, input, select, a[href])`)];
  const inside = parts.length > 0 ? parts : [document.querySelector(`${scope} *`) ?? document.body];
  return inside.every((part) => Object.keys(part).some((key) => key.startsWith("__react")));
}
