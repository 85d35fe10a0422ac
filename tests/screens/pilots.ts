import type { ScreenToLookAt } from "#tests/support/screens-to-look-at.ts";

export const screens: ScreenToLookAt[] = [{ name: "pilots", path: "/pilots", person: "esther" }];
