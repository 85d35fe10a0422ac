import { defineConfig } from "@playwright/test";
import { browserArguments, findBrowser, journeysAt } from "./tests/support/browser.ts";

const executablePath = findBrowser()?.path;

/**
 * End-to-end tests against a running Balie: `npm test` starts one; by hand, use one from `npm start`. One worker,
 * because journeys share a demo: tests/support/run-journeys.ts says which can run in parallel.
 */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  workers: 1,
  retries: 0,
  timeout: 120_000,
  forbidOnly: process.env.CI !== undefined,
  use: {
    baseURL: journeysAt,
    browserName: "chromium",
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // Recording costs a third of each journey and is only read when one fails: repeat that one with `--trace on`.
    trace: "off",
    launchOptions: { args: browserArguments, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    // The desktop project runs every journey, at the width of a window next to the HIS. The phone project runs those
    // tagged @phone (@phone-only: nowhere else).
    { name: "desk", grepInvert: /@phone-only/, use: { viewport: { width: 960, height: 900 } } },
    { name: "phone", grep: /@phone/, use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  ],
});
