import type { Page } from "@playwright/test";
import { documentsBundle } from "#server/cli/pgo-documents.ts";
import type { Resource } from "#server/fhir/resource.ts";
import { expectAccessible, expectWithinEdges } from "#tests/support/accessible.ts";
import { untilAwake } from "#tests/support/awake.ts";
import { jpeg, pdf } from "#tests/support/files.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";
import { openPgoOf } from "#tests/support/pgo-journey.ts";

const expect = expectAtOnce.configure({ timeout: 20_000 });
/** Longer than what a key that decides something asks for (components/layout/single-keys.ts). */
const quietMs = 400;

/** Guarantee: a searchset has these. */
const idsIn = ({ entry }: Resource) =>
  ((entry ?? []) as { resource: { id: string } }[]).map(({ resource }) => resource.id);

/** Whether every picture in the page is there, and not the sign of a broken one. */
async function expectPictures(page: Page) {
  const pictures = page.locator("main img");
  await expect(pictures.first()).toBeVisible();
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  }
}

test("a patient asks with two photos; they are looked at side by side by keys, and judged @phone", async ({
  page,
  stored,
}) => {
  const patient = await openPgoOf("Vermeulen", "r4");
  // Other walks of this journey left theirs.
  const walk = Date.now().toString(36);
  const files = [
    { name: `maandag ${walk}.jpg`, bytes: await jpeg({ width: 900, height: 600 }) },
    { name: `vandaag ${walk}.jpg`, bytes: await jpeg({ width: 600, height: 900, red: true }) },
  ];
  const text = `Wordt deze plek groter? ${walk}`;
  const asked = documentsBundle({ files, text, version: "r4" }, { isAsked: true }, new Date());
  await patient.post(asked, "ask-practice");
  await signInAs(page, "Fatima El Amrani");
  await page.goto("/consults");
  await untilAwake(page);
  await page
    .getByRole("link", { name: /Vermeulen/ })
    .last()
    .click();
  await expect(page.getByText(text).first()).toBeVisible();
  await expectPictures(page);
  await expectAccessible(page);
  await expectWithinEdges(page);
  await page.getByRole("link", { name: `maandag ${walk}.jpg bekijken` }).click();
  const photo = page.getByRole("region", { name: "Foto groot" });
  await expect(photo.getByRole("img", { name: new RegExp(`^maandag ${walk}`) })).toBeVisible();
  await untilAwake(page);
  const scale = photo.locator("output");
  await expect(scale).toContainText("%");
  const before = await scale.innerText();
  await page.keyboard.press("+");
  await expect(scale).not.toHaveText(before);
  await page.keyboard.press("0");
  await expect(scale).toHaveText(before);
  await page.keyboard.press("r");
  await expect(photo.getByRole("img").first()).toHaveCSS("transform", /matrix\(0, 1, -1, 0/);
  await page.getByRole("button", { name: /Naast een andere foto/ }).click();
  await page.getByRole("option", { name: new RegExp(`^vandaag ${walk}`) }).click();
  await expect(photo.getByRole("img")).toHaveCount(2);
  await expectPictures(page);
  await expectAccessible(page);
  await expectWithinEdges(page);
  await page.waitForTimeout(quietMs);
  await page.locator("main").click({ position: { x: 5, y: 5 } });
  await page.keyboard.press("b");
  await expect(page.getByText("Beoordeeld door Fatima El Amrani")).toBeVisible();
  const [judged] =
    await stored`select count(*)::int as count from document d join patient p using (organization_id, patient_id)
    where d.title like ${`%${walk}%`} and d.judged_at is not null`;
  expect(judged).toEqual({ count: 1 });
  // Nothing stays behind: no picture is kept by the browser.
  const address = await photo.getByRole("img").first().getAttribute("src");
  const answer = await page.request.get(address ?? "");
  expect(answer.headers()).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
  expect(answer.headers()["content-security-policy"]).toContain("sandbox");
});

test("a document goes to a patient, whose PGO fetches it, and one can be taken back", async ({
  page,
  stored,
  complaints,
}) => {
  const patient = await openPgoOf("Vermeulen", "r4");
  await signInAs(page, "Ria Hendriks");
  const [found] = await stored<
    { patientId: string }[]
  >`select patient_id as "patientId" from patient where family_name = 'Vermeulen'`;
  await page.goto(`/patients/${found?.patientId}/documents`);
  await untilAwake(page);
  const send = async (name: string, buffer: Buffer) => {
    await page.getByRole("button", { name: "Document versturen" }).click();
    await page
      .getByRole("dialog")
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType: "application/pdf", buffer });
    await page.getByRole("dialog").getByRole("button", { name: "Document versturen" }).click();
  };
  await send("uitslag bloedonderzoek.pdf", await pdf({ script: true }));
  await expect(page.getByRole("dialog")).toContainText("code of andere bestanden");
  expect(complaints.splice(0)).toEqual([expect.stringContaining("400 (Bad Request)")]);
  await page.keyboard.press("Escape");
  await send("uitslag bloedonderzoek.pdf", await pdf());
  await expect(page.getByText("Staat klaar voor de PGO")).toBeVisible();
  await expect(page.getByText("nog niet opgehaald").first()).toBeVisible();
  await expectAccessible(page);
  const served = () => patient.get("DocumentReference?status=current", "collect-documents");
  const [one, ...others] = idsIn(await served());
  expect(others).toEqual([]);
  await patient.get(`Binary/${one}`, "collect-documents");
  await page.reload();
  await expect(page.getByText(/^opgehaald/).first()).toBeVisible();
  await untilAwake(page);
  await send("verkeerde brief.pdf", await pdf());
  await page.getByRole("button", { name: "Intrekken" }).click();
  await expect(page.getByText("Ingetrokken: de patiënt kan het niet meer ophalen.")).toBeVisible();
  expect(idsIn(await served())).toEqual([one]);
});
