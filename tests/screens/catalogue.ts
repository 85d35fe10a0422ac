import type { ScreenToLookAt } from "#tests/support/screens-to-look-at.ts";

export const screens: ScreenToLookAt[] = [
  { name: "catalogue", path: "/catalogue", person: "esther" },
  { name: "knowledge", path: "/catalogue/knowledge", person: "esther" },
  {
    name: "catalogue-explain",
    path: "/catalogue",
    person: "esther",
    prepare: async (page) => {
      await page.locator("main li button").first().click();
      await page.getByRole("dialog").waitFor();
    },
  },
];
