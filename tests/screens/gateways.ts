import type { ScreenToLookAt } from "#tests/support/screens-to-look-at.ts";

export const screens: ScreenToLookAt[] = [
  { name: "gateways", path: "/gateways", person: "karin" },
  {
    name: "gateways-add",
    path: "/gateways",
    person: "karin",
    widths: [390, 1440],
    prepare: async (page) => {
      await page.locator("main header button").click();
      await page.getByRole("dialog").waitFor();
    },
  },
];
