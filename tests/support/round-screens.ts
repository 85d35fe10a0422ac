import type { Page } from "@playwright/test";
import { openFirst } from "./hard-to-reach-screens.ts";
import type { ScreenToLookAt } from "./screens-to-look-at.ts";

const openDialog = (button: RegExp) => async (page: Page) => {
  await page.getByRole("button", { name: button }).first().click();
  await page.getByRole("dialog").waitFor();
};

/** Every face of the review round. */
export const roundScreens: ScreenToLookAt[] = [
  { name: "round", path: "/round", person: "fatima" },
  { name: "round-patient", path: "/round", person: "fatima", prepare: openFirst("/round/0") },
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
