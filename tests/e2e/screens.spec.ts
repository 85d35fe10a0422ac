import type { Page } from "@playwright/test";
import { demoPeople } from "#db/seed/demo-people.ts";
import { expectAccessible, expectWithinEdges } from "#tests/support/accessible.ts";
import { untilAwake } from "#tests/support/awake.ts";
import { test as journey } from "#tests/support/journey.ts";
import { signInAnew, signInAs } from "#tests/support/journey-people.ts";
import { type ScreenToLookAt, screensToLookAt } from "#tests/support/screens-to-look-at.ts";

// Every screen at every width, once: no axe findings, no horizontal overflow, no console errors. These cases change
// nothing that another shows, so they run in parallel; the screen that replaces the register is in register.spec.ts.

/** One page per worker, without the cookies of the screen before: a new one for each case takes longer than the screen. */
const test = journey.extend<object, { pageOfWorker: Page }>({
  pageOfWorker: [
    async ({ browser }, use, { project }) => {
      const { baseURL, locale, timezoneId, viewport, hasTouch, isMobile, contextOptions } = project.use;
      const options = { baseURL, locale, timezoneId, viewport, hasTouch, isMobile, ...contextOptions };
      const context = await browser.newContext(options);
      await use(await context.newPage());
      await context.close();
    },
    { scope: "worker" },
  ],
  page: async ({ pageOfWorker }, use) => {
    await pageOfWorker.context().clearCookies();
    await use(pageOfWorker);
    for (const event of ["pageerror", "console", "request"]) pageOfWorker.removeAllListeners(event);
    // A page without scripts. It has the same origin, so that the next screen stays in this process, with its caches.
    await pageOfWorker.goto("/api/health");
  },
});

test.describe.configure({ timeout: 120_000 });

const nameOf = (alias: string) => demoPeople.find(({ email }) => email.startsWith(`${alias}@`))?.name ?? alias;
const widthsOf = (screen: ScreenToLookAt, isMobile: boolean) =>
  (isMobile ? [390] : [960, 1440]).filter((width) => !screen.widths || screen.widths.includes(width));
/** The tags of the projects that have one of its widths (playwright.config.ts). */
const marksOf = (screen: ScreenToLookAt) =>
  [widthsOf(screen, true).length > 0 && " @phone", widthsOf(screen, false).length === 0 && " @phone-only"]
    .filter(Boolean)
    .join("");

for (const screen of screensToLookAt.filter(({ isLast }) => !isLast)) {
  test(`the screen ${screen.name} is accessible and fits its width${marksOf(screen)}`, async ({
    page,
    complaints,
    isMobile,
  }) => {
    const widths = widthsOf(screen, isMobile);
    const height = isMobile ? 844 : 900;
    await page.setViewportSize({ width: widths[0] ?? 0, height });
    if (screen.person) await (screen.endsSession ? signInAnew : signInAs)(page, nameOf(screen.person));
    await page.goto(screen.path);
    await untilAwake(page);
    await screen.prepare?.(page);
    for (const width of widths) {
      await page.setViewportSize({ width, height });
      await expectAccessible(page);
      await expectWithinEdges(page);
    }
    // The browser logs the 404.
    if (screen.name === "not-found") complaints.length = 0;
  });
}
