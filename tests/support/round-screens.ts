import type { Page } from "@playwright/test";
import { openFirst } from "./hard-to-reach-screens.ts";
import type { ScreenToLookAt } from "./screens-to-look-at.ts";

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

/** Every face of the review round. */
export const roundScreens: ScreenToLookAt[] = [
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
    name: "round-looking-on",
    path: "/round",
    person: "ria",
    prepare: async (page) => {
      await openWaiting("Willemsen")(page);
      await page.getByText(/Jij kijkt mee|You are looking on/).scrollIntoViewIfNeeded();
    },
  },
  { name: "round-nothing", path: "/round", person: "job" },
  { name: "round-normal", path: "/round/normal", person: "fatima" },
  { name: "round-tasks", path: "/round/tasks", person: "ria" },
  { name: "round-templates", path: "/round/templates", person: "marieke" },
  {
    name: "round-template-change",
    path: "/round/templates",
    person: "marieke",
    widths: [390, 1440],
    prepare: openDialog(/Wijzig|Change/),
  },
  { name: "round-planning", path: "/round/planning", person: "karin" },
];
