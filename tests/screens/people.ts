import type { Page } from "@playwright/test";
import { untilAwake } from "#tests/support/awake.ts";
import {
  joinAsNewcomer,
  mutate,
  seeRecoveryCodes,
  signInToSecondFactor,
} from "#tests/support/hard-to-reach-screens.ts";
import type { ScreenToLookAt } from "#tests/support/screens-to-look-at.ts";

/** Discards the return value of a preparation. */
const during = (prepare: (page: Page) => Promise<unknown>) => async (page: Page) => void (await prepare(page));

/** Sign-in, staff and profile. */
export const screens: ScreenToLookAt[] = [
  { name: "sign-in", path: "/sign-in", person: null },
  { name: "demo", path: "/demo", person: null },
  { name: "people", path: "/people", person: "karin" },
  {
    name: "people-invite",
    path: "/people",
    person: "karin",
    prepare: async (page) => {
      await page.locator("main header button").click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "people-remove",
    path: "/people",
    person: "karin",
    widths: [960],
    prepare: async (page) => {
      await page.locator("tbody button[aria-haspopup]").first().click();
      await page.getByRole("menuitem").last().click();
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    name: "lock",
    path: "/today",
    person: "ria",
    endsSession: true,
    prepare: async (page) => {
      await mutate(page, "people.lock");
      await page.goto(new URL("/lock", page.url()).href);
    },
  },
  {
    name: "lock-take-over",
    path: "/today",
    person: "ria",
    endsSession: true,
    prepare: async (page) => {
      await mutate(page, "people.lock");
      await page.goto(new URL("/lock", page.url()).href);
      await untilAwake(page);
      await page.locator("main button").last().click();
      await page.locator("input[type=email]").waitFor();
    },
  },
  { name: "invitation-over", path: "/invitation/this-link-was-used-before", person: null },
  // A second administrator confirms the link in the same browser, which ends the session of the first.
  {
    name: "invitation-second-step",
    path: "/people",
    person: "karin",
    endsSession: true,
    prepare: during(joinAsNewcomer),
  },
  { name: "recovery-codes", path: "/people", person: "karin", endsSession: true, prepare: during(seeRecoveryCodes) },
  { name: "second-factor", path: "/people", person: "karin", endsSession: true, prepare: during(signInToSecondFactor) },
  { name: "profile", path: "/profile", person: "job" },
];
