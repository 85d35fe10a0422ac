import type { Page } from "@playwright/test";
import {
  bringHalfAList,
  joinAsNewcomer,
  mutate,
  openFirst,
  openPalette,
  openProof,
  seeRecoveryCodes,
  signInToSecondFactor,
} from "./hard-to-reach-screens.ts";
import { measurementScreens } from "./measurement-screens.ts";
import { patientScreens } from "./patient-screens.ts";
import { roundScreens } from "./round-screens.ts";

/** A screen worth looking at: where it is, as whom of the demo (the name before the @), and what to do before the picture. */
export type ScreenToLookAt = {
  name: string;
  path: string;
  person: string | null;
  /** Brings up what is not there at first: a dialog, a menu. */
  prepare?: (page: Page) => Promise<void>;
  /** Pictures of one width only, for what looks the same elsewhere. */
  widths?: readonly number[];
};

/** What a preparation also tells is of no use to a picture. */
const during = (prepare: (page: Page) => Promise<unknown>) => async (page: Page) => void (await prepare(page));

/** Everything a person can see. A new screen is added here on the day that it is made. */
export const screensToLookAt: ScreenToLookAt[] = [
  { name: "sign-in", path: "/sign-in", person: null },
  { name: "demo", path: "/demo", person: null },
  { name: "check", path: "/check", person: null },
  { name: "not-found", path: "/nowhere", person: null },
  { name: "today-connected", path: "/today", person: "ria" },
  { name: "today-alarm", path: "/today", person: "fatima" },
  { name: "today-incomplete", path: "/today", person: "sanne" },
  { name: "today-absent", path: "/today", person: "willem" },
  { name: "connection-connected", path: "/connections", person: "karin" },
  { name: "connection-incomplete", path: "/connections", person: "sanne" },
  { name: "connection-absent", path: "/connections", person: "willem" },
  { name: "connection-pharmacy", path: "/connections", person: "anil" },
  { name: "check-found", path: "/check?q=Huisartsenpraktijk+De+Linde", person: null },
  { name: "check-similar", path: "/check?q=de+lindde", person: null },
  { name: "steps-begin", path: "/connections/case", person: "willem" },
  { name: "steps-open", path: "/connections/case", person: "sanne" },
  { name: "patients", path: "/patients", person: "fatima" },
  { name: "patient", path: "/patients", person: "fatima", prepare: openFirst("/patients/0") },
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
  { name: "explain", path: "/connections/explain", person: "ria" },
  { name: "issues", path: "/connections/issues", person: "ria" },
  { name: "issue", path: "/connections/issues", person: "ria", prepare: openFirst("/connections/issues/") },
  { name: "glossary", path: "/connections/glossary", person: "ria" },
  { name: "people", path: "/people", person: "karin" },
  {
    name: "people-invite",
    path: "/people",
    person: "karin",
    prepare: async (page) => {
      await page.locator("main header button").click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "people-remove",
    path: "/people",
    person: "karin",
    widths: [960],
    prepare: async (page) => {
      await page.locator("tbody button").first().click();
      await page.getByRole("menuitem").last().click();
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    name: "lock",
    path: "/today",
    person: "ria",
    prepare: async (page) => {
      await mutate(page, "people.lock");
      await page.goto(new URL("/lock", page.url()).href);
    },
  },
  { name: "invitation-over", path: "/invitation/this-link-was-used-before", person: null },
  { name: "invitation-second-step", path: "/people", person: "karin", prepare: during(joinAsNewcomer) },
  { name: "recovery-codes", path: "/people", person: "karin", prepare: during(seeRecoveryCodes) },
  { name: "second-factor", path: "/people", person: "karin", prepare: during(signInToSecondFactor) },
  { name: "proof", path: "/connections", person: "karin", prepare: openProof },
  { name: "profile", path: "/profile", person: "job" },
  { name: "audit", path: "/audit", person: "hester" },
  { name: "overview", path: "/overview", person: "esther" },
  { name: "register", path: "/register", person: "esther" },
  { name: "register-version", path: "/register", person: "esther", prepare: openFirst("/register/") },
  { name: "register-providers", path: "/register/providers", person: "esther" },
  { name: "suppliers", path: "/suppliers", person: "esther" },
  { name: "issues-all", path: "/issues", person: "esther" },
  { name: "issue-handle", path: "/issues", person: "esther", prepare: openFirst("/issues/") },
  { name: "pilots", path: "/pilots", person: "esther" },
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
  ...measurementScreens,
  ...patientScreens,
  ...roundScreens,
  // The last one: it replaces the register of the demo.
  { name: "register-held", path: "/register", person: "esther", prepare: bringHalfAList },
];
