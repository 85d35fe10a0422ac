import { bringHalfAList, openFirst } from "#tests/support/hard-to-reach-screens.ts";
import type { ScreenToLookAt } from "#tests/support/screens-to-look-at.ts";

export const screens: ScreenToLookAt[] = [
  { name: "register", path: "/register", person: "esther" },
  { name: "register-version", path: "/register", person: "esther", prepare: openFirst("/register/") },
  { name: "register-providers", path: "/register/providers", person: "esther" },
  { name: "register-held", path: "/register", person: "esther", prepare: bringHalfAList, isLast: true },
];
