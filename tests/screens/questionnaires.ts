import type { ScreenToLookAt } from "#tests/support/screens-to-look-at.ts";

export const screens: ScreenToLookAt[] = [
  { name: "questionnaires", path: "/questionnaires", person: "fatima" },
  {
    name: "questionnaires-answers",
    path: "/questionnaires?state=done",
    person: "fatima",
    prepare: async (page) => {
      await page.locator("tbody a[href*='/responses/']").first().click();
      await page.locator("dl").first().waitFor();
    },
  },
  { name: "questionnaires-library", path: "/questionnaires/library", person: "fatima" },
  {
    name: "questionnaires-list",
    path: "/questionnaires/library/01990000-0000-7000-8000-000000000901",
    person: "fatima",
  },
  {
    name: "questionnaires-intake",
    path: "/questionnaires/library/01990000-0000-7000-8000-000000001001",
    person: "fatima",
    widths: [960],
  },
  {
    name: "questionnaires-action",
    path: "/questionnaires/library/01990000-0000-7000-8000-000000000901",
    person: "fatima",
    widths: [390, 960],
    prepare: async (page) => {
      await page.locator("main section ul button").first().click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "questionnaires-import", path: "/questionnaires/library/import", person: "fatima" },
  { name: "questionnaires-send", path: "/questionnaires/send", person: "fatima" },
];
