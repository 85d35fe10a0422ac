import { defineConfig } from "@playwright/test";
import { browserArguments, findBrowser } from "./tests/support/browser.ts";

const executablePath = findBrowser()?.path;

/** Journeys against a Balie that runs: `npm test` starts one; by hand, one from `npm start` will do. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  workers: 1,
  retries: 0,
  timeout: 60_000,
  forbidOnly: process.env.CI !== undefined,
  use: {
    baseURL: process.env.BALIE_TEST_URL ?? "http://localhost:3000",
    browserName: "chromium",
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: { args: browserArguments, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    // Beside the HIS: every journey. On a phone: those whose title says @phone.
    { name: "desk", use: { viewport: { width: 960, height: 900 } } },
    { name: "phone", grep: /@phone/, use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  ],
});
