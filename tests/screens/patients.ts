import type { Page } from "@playwright/test";
import { of, openFirst, openPalette } from "#tests/support/hard-to-reach-screens.ts";
import type { ScreenToLookAt } from "#tests/support/screens-to-look-at.ts";

/** A tab of a demo patient, by family name. */
const side = (name: string, familyName: string, rest: string): ScreenToLookAt => ({
  name,
  path: "/patients",
  person: "fatima",
  prepare: of(familyName, rest, (page) => page.getByRole("heading", { level: 1 }).waitFor()),
});

const choose = (...lines: string[]) => {
  return async (page: Page) => {
    const text = ["Achternaam;Tussenvoegsel;Voornaam;Geboortedatum;Geslacht;Patiëntnummer", ...lines].join("\n");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "patienten.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.locator("table, [role=radiogroup]").first().waitFor();
  };
};

/** Every screen of the patients. */
export const screens: ScreenToLookAt[] = [
  { name: "patients", path: "/patients", person: "fatima" },
  { name: "patient", path: "/patients", person: "fatima", prepare: openFirst("/patients/0") },
  side("patient-timeline", "Rosenberg", ""),
  side("patient-questionnaires", "Brouwer", "questionnaires"),
  side("patient-messages", "Rosenberg", "messages"),
  side("patient-tasks", "Rosenberg", "tasks"),
  side("patient-merge", "Rosenberg", "merge"),
  {
    name: "patient-treaters",
    path: "/patients",
    person: "fatima",
    prepare: of("Rosenberg", "", async (page) => {
      await page.getByRole("button", { name: /Wijzig behandelaars|Change who treats/ }).click();
      await page.getByRole("dialog").waitFor();
      await page.getByRole("button", { name: /Voeg iemand toe|Add somebody/ }).click();
    }),
  },
  { name: "patients-import", path: "/patients/import", person: "ria" },
  {
    name: "patients-import-preview",
    path: "/patients/import",
    person: "ria",
    prepare: choose("Okonkwo;;Emeka;14-3-1959;M;4100", "Berg;van der;Anna;3-5-1961;V;88001"),
  },
  {
    name: "patients-import-asks",
    path: "/patients/import",
    person: "ria",
    prepare: choose("Berg;van der;Anna;3-2-1949;V;88001"),
  },
  {
    name: "patients-import-people",
    path: "/patients/import",
    person: "ria",
    prepare: choose("Okonkwo;;Emeka;14-3-1959;M;88002", "Berg;van der;Anna;13-5-1961;V;88001"),
  },
  {
    name: "patients-import-refused",
    path: "/patients/import",
    person: "ria",
    prepare: choose("Berg;van der;Anna;3-5-61;V;88001", "=1+1;;;1-1-1970;blauw;"),
  },
  {
    name: "palette-patients",
    path: "/today",
    person: "ria",
    prepare: async (page) => {
      await openPalette(page);
      await page.keyboard.type("okonk");
      await page.getByRole("option", { name: /Okonkwo/ }).waitFor();
      // React Aria tells a screen reader of the active option half a second after typing; until then it names the former one.
      await page.waitForFunction(() => {
        const active = document.querySelector("[role=dialog] input")?.getAttribute("aria-activedescendant");
        return active && document.getElementById(active) !== null;
      });
    },
  },
];
