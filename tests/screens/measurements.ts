import type { Page } from "@playwright/test";
import { of } from "#tests/support/hard-to-reach-screens.ts";
import type { ScreenToLookAt } from "#tests/support/screens-to-look-at.ts";

const openDialog = (button: RegExp) => async (page: Page) => {
  await page.getByRole("button", { name: button }).first().click();
  await page.getByRole("dialog").waitFor();
};

async function recordUnlikely(page: Page): Promise<void> {
  await openDialog(/Noteer een waarde|Record a value/)(page);
  await page.getByRole("dialog").getByRole("textbox").first().fill("640");
  await page.getByRole("dialog").locator("button[type=submit]").click();
  await page.getByRole("dialog").getByRole("status").waitFor();
}

const begin = (name: string, prepare: ScreenToLookAt["prepare"], widths?: readonly number[]): ScreenToLookAt => ({
  name,
  path: "/measurements?sort=name",
  person: "fatima",
  prepare,
  ...(widths ? { widths } : {}),
});

/** Every screen of the measurements. */
export const screens: ScreenToLookAt[] = [
  { name: "population", path: "/measurements", person: "fatima" },
  { name: "population-narrowed", path: "/measurements?kind=blood-pressure&state=above", person: "fatima" },
  { name: "population-nobody", path: "/measurements?kind=pain-score&state=below", person: "fatima" },
  {
    name: "patient-without-measurements",
    path: "/patients",
    person: "fatima",
    prepare: of("Schouten", "measurements"),
  },
  {
    name: "send-to-population",
    path: "/questionnaires/send?to=population&kind=blood-pressure&state=above",
    person: "fatima",
  },
  { name: "rules", path: "/measurements/rules", person: "marieke" },
  {
    name: "rules-change",
    path: "/measurements/rules",
    person: "marieke",
    widths: [960],
    prepare: openDialog(/Wijzig|Change/),
  },
  begin("measurements-kinds", of("Okonkwo", "measurements?order=kind")),
  begin("measurements-time", of("Okonkwo", "measurements?order=time")),
  begin("measurements-protocol", of("Okonkwo", "measurements?order=protocol")),
  begin("measurements-chart", of("Boer", "measurements?order=chart")),
  begin("measurements-pressure", of("Okonkwo", "measurements?kind=blood-pressure")),
  begin("measurements-weight", of("Boer", "measurements?kind=body-weight")),
  begin("measurements-glucose", of("Jansen", "measurements?kind=blood-glucose")),
  begin("measurements-sensor", of("Hoekstra", "measurements?kind=blood-glucose")),
  begin("measurements-planned", of("Vermeulen", "measurements?kind=blood-pressure")),
  begin("measurements-instructions", of("Vermeulen", "measurements/instructions?kind=blood-pressure")),
  {
    name: "measurements-unlikely",
    path: "/patients",
    person: "fatima",
    widths: [390, 960],
    prepare: of("Martens", "measurements?kind=body-weight", recordUnlikely),
  },
  begin("measurements-none", of("Okonkwo", "measurements?kind=pain-score")),
  begin(
    "measurements-period",
    of("Okonkwo", "measurements?kind=blood-pressure", openDialog(/meetperiode|measuring period/)),
    [390, 960],
  ),
  begin("measurements-alarm", of("Boer", "measurements?kind=body-weight", openDialog(/alarm/i)), [390, 960]),
  begin("preparation", of("Okonkwo", "preparation")),
];
