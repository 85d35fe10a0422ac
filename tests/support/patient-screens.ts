import type { Page } from "@playwright/test";
import { openPalette } from "./hard-to-reach-screens.ts";
import { of } from "./measurement-screens.ts";
import type { ScreenToLookAt } from "./screens-to-look-at.ts";

/** A side of a patient of the demo, by family name. */
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
    await page.locator("table").first().waitFor();
  };
};

/** Every face of the patients. */
export const patientScreens: ScreenToLookAt[] = [
  { name: "patients", path: "/patients", person: "fatima" },
  side("patient-timeline", "Rosenberg", ""),
  side("patient-questionnaires", "Brouwer", "questionnaires"),
  side("patient-messages", "Rosenberg", "messages"),
  side("patient-tasks", "Rosenberg", "tasks"),
  { name: "patients-import", path: "/patients/import", person: "ria" },
  {
    name: "patients-import-preview",
    path: "/patients/import",
    person: "ria",
    prepare: choose("Okonkwo;;Emeka;14-3-1959;M;4100", "Berg;van der;Anna;3-5-1961;V;88001"),
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
    },
  },
];
