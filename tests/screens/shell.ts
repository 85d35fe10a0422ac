import { openPalette } from "#tests/support/hard-to-reach-screens.ts";
import type { ScreenToLookAt } from "#tests/support/screens-to-look-at.ts";

/** Screens that belong to no noun. */
export const screens: ScreenToLookAt[] = [
  { name: "not-found", path: "/nowhere", person: null },
  {
    name: "palette",
    path: "/today",
    person: "job",
    prepare: openPalette,
  },
  {
    name: "account",
    path: "/today",
    person: "job",
    prepare: async (page) => {
      await page.locator("header [popovertarget]").click();
      await page.locator("header [popover]").waitFor();
    },
  },
  {
    name: "phone-more",
    path: "/today",
    person: "ria",
    widths: [390],
    prepare: async (page) => {
      await page.locator("nav [popovertarget]").click();
      await page.locator("nav [popover]").waitFor();
    },
  },
  {
    name: "keys",
    path: "/today",
    person: "ria",
    widths: [1440],
    prepare: async (page) => {
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
];
