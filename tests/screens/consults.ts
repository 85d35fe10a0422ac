import type { Page } from "@playwright/test";
import { openFirst } from "#tests/support/hard-to-reach-screens.ts";
import type { ScreenToLookAt } from "#tests/support/screens-to-look-at.ts";

const openFirstConsult = openFirst("/consults/0");

const openDialog = (button: RegExp) => async (page: Page) => {
  await openFirstConsult(page);
  await page.getByRole("button", { name: button }).first().click();
  await page.getByRole("dialog").waitFor();
};

/** The one request of the demo to correct a record. */
async function openCorrection(page: Page) {
  await page.getByRole("link", { name: /Hoekstra/ }).click();
  await page.locator("[data-composer] textarea").waitFor();
}

/** The inbox of e-consults, and a conversation. */
export const screens: ScreenToLookAt[] = [
  { name: "consults", path: "/consults", person: "ria" },
  { name: "consults-later-empty", path: "/consults?view=later", person: "ria" },
  {
    name: "consults-search",
    path: "/consults",
    person: "ria",
    prepare: async (page) => {
      await page.getByRole("searchbox").fill("ik");
      await page.locator("main mark").first().waitFor();
    },
  },
  { name: "consults-to-take-over", path: "/consults?view=to-take-over", person: "ria" },
  { name: "consults-closed", path: "/consults?view=closed", person: "ria" },
  { name: "consult", path: "/consults", person: "fatima", prepare: openFirstConsult },
  {
    name: "consult-writing",
    path: "/consults",
    // What is typed is kept: a person whose drafts no journey reads.
    person: "job",
    prepare: async (page) => {
      await openFirstConsult(page);
      await page
        .locator("[data-composer] textarea")
        .fill("Beste meneer,\n\nDank u voor uw bericht. Wij bellen u morgen.");
    },
  },
  {
    name: "consult-asked-back",
    path: "/consults?view=waiting-for-patient",
    person: "ria",
    prepare: openFirstConsult,
  },
  { name: "consults-not-for-us", path: "/consults/not-for-us", person: "ria" },
  { name: "referrals", path: "/referrals", person: "esther" },
  { name: "consult-closed", path: "/consults?view=closed", person: "ria", prepare: openFirstConsult },
  {
    name: "consult-close",
    path: "/consults",
    person: "ria",
    widths: [390, 1440],
    prepare: openDialog(/^(Sluit|Close)$/),
  },
  { name: "consult-correction", path: "/consults", person: "ria", prepare: openCorrection },
  {
    name: "consult-decide",
    path: "/consults",
    person: "ria",
    prepare: async (page) => {
      await openCorrection(page);
      await page.getByRole("button", { name: /^(Besluit en sluit|Decide and close)$/ }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "consult-put-aside",
    path: "/consults",
    person: "ria",
    widths: [390, 1440],
    prepare: openDialog(/^(Leg opzij|Put aside)$/),
  },
  {
    name: "consult-urgent",
    path: "/consults",
    person: "ria",
    widths: [390, 1440],
    prepare: openDialog(/^(Maak dringend|Make urgent)$/),
  },
  {
    name: "consult-assign",
    path: "/consults",
    person: "ria",
    widths: [390, 1440],
    prepare: openDialog(/^(Wijs toe|Assign)$/),
  },
];
