import type { ScreenToLookAt } from "#tests/support/screens-to-look-at.ts";

export const screens: ScreenToLookAt[] = [{ name: "suppliers", path: "/suppliers", person: "esther" }];
