import type { Page } from "@playwright/test";
import { openFirst } from "#tests/support/hard-to-reach-screens.ts";
import type { ScreenToLookAt } from "#tests/support/screens-to-look-at.ts";

const openDialog = (button: RegExp) => async (page: Page) => {
  await page.getByRole("button", { name: button }).first().click();
  await page.getByRole("dialog").waitFor();
};

const openWaiting = (name: string) => async (page: Page) => {
  await page
    .getByRole("link", { name: new RegExp(name) })
    .first()
    .click();
  await page.locator("main h1").filter({ hasText: name }).waitFor();
  await page.waitForTimeout(800);
};

/** Every screen of the review round. */
export const screens: ScreenToLookAt[] = [
  { name: "round", path: "/round", person: "fatima" },
  { name: "round-patient", path: "/round", person: "fatima", prepare: openFirst("/round/0") },
  { name: "round-silence", path: "/round", person: "fatima", prepare: openWaiting("Dijk") },
  {
    name: "round-misfit",
    path: "/round",
    person: "fatima",
    widths: [390, 1440],
    prepare: async (page) => {
      await openWaiting("Peeters")(page);
      await page.keyboard.press("m");
      await page.waitForTimeout(500);
      await page.locator("main h1").click();
      await page.keyboard.press("3");
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    name: "round-writing",
    path: "/round",
    person: "fatima",
    prepare: async (page) => {
      // A picture keeps no draft.
      await page.route("**/api/trpc/reviews.keepDraft*", (route) =>
        route.fulfill({ json: [{ result: { data: { keptAt: null } } }] }),
      );
      await openWaiting("Haddad")(page);
      const message = page.locator("main textarea").first();
      await message.fill("Cave colon ca. Gezien de hypertensie wordt u z.s.m. door de cardioloog gebeld.");
      await page.locator("main section li button").first().waitFor();
      await message.scrollIntoViewIfNeeded();
    },
  },
  {
    name: "round-looking-on",
    path: "/round",
    person: "ria",
    prepare: async (page) => {
      await openWaiting("Willemsen")(page);
      await page.getByText(/Jij kijkt mee|You are looking on/).scrollIntoViewIfNeeded();
    },
  },
  {
    name: "round-hand-over",
    path: "/round",
    person: "fatima",
    prepare: async (page) => {
      await openWaiting("Okonkwo")(page);
      await openDialog(/Overdragen|Hand over/)(page);
    },
  },
  {
    name: "round-alarm",
    path: "/round",
    person: "fatima",
    prepare: async (page) => {
      await openWaiting("Boer")(page);
      await page.keyboard.press("3");
      await page.locator("[role=radiogroup]").first().waitFor();
    },
  },
  { name: "round-mine-nobody", path: "/round?who=mine&programme=copd", person: "fatima" },
  { name: "round-nothing", path: "/round", person: "job" },
  { name: "round-normal", path: "/round/normal", person: "fatima" },
  { name: "round-record", path: "/round/record", person: "fatima" },
  { name: "round-tasks", path: "/round/tasks", person: "ria" },
  { name: "round-templates", path: "/round/templates", person: "marieke" },
  {
    name: "round-template-change",
    path: "/round/templates",
    person: "marieke",
    widths: [390, 1440],
    prepare: openDialog(/Wijzig|Change/),
  },
  {
    name: "round-instructions",
    path: "/round/templates",
    person: "marieke",
    prepare: async (page) => {
      await page
        .getByRole("button", { name: /^(Wijzig|Change)/ })
        .last()
        .click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "round-planning", path: "/round/planning", person: "karin" },
  { name: "opening-hours", path: "/round/opening-hours", person: "karin" },
  // The same screens for a nurse, who has other permissions.
  { name: "round-waiting", path: "/round", person: "fatima", prepare: openWaiting("Okonkwo"), widths: [390, 1440] },
  { name: "round-tasks-nurse", path: "/round/tasks", person: "fatima", widths: [390, 1440] },
  { name: "round-templates-nurse", path: "/round/templates", person: "fatima", widths: [390, 1440] },
  { name: "round-planning-nurse", path: "/round/planning", person: "fatima", widths: [390, 1440] },
];
