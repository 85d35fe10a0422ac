import { expectAccessible, expectFit } from "#tests/support/accessible.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

const expect = expectAtOnce.configure({ timeout: 15_000 });

test("the alliance withdraws and confirms who a practice is, and the practice sees what that means @phone", async ({
  page,
  browser,
}, { project }) => {
  // Each project has a practice of its own, which receives nothing in other journeys.
  const at =
    project.name === "phone" ? { who: "Sanne Bakker", code: "01999902" } : { who: "Willem Kuipers", code: "01999903" };
  await signInAs(page, "Esther Blom");
  await page.goto(`/ties?show=confirmed&q=${at.code}`);
  await expect(page.getByText("Teruggebeld op het nummer in het AGB-register", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: `Trek in: AGB-code ${at.code}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Waarom").fill("Kort");
  await dialog.getByRole("button", { name: "Trek in" }).click();
  await expect(dialog.getByLabel("Waarom")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await dialog.getByLabel("Waarom").fill("De praktijk is verhuisd en nog niet teruggebeld.");
  await dialog.getByRole("button", { name: "Trek in" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Niets gevonden")).toBeVisible();

  const desk = await browser.newContext();
  const practice = await desk.newPage();
  await signInAs(practice, at.who);
  await practice.goto("/today");
  const asked = practice.getByRole("region", { name: "Is dit van jullie?" });
  await expect(asked.getByText(`AGB-code ${at.code} is nog niet bevestigd.`, { exact: false })).toBeVisible();
  await asked.getByRole("link", { name: "Bekijk wat je kunt doen" }).click();
  const own = practice.getByRole("region", { name: "Of berichten bij jullie aankomen" });
  await expect(own.getByText("De bevestiging is ingetrokken", { exact: false })).toBeVisible();
  await expectAccessible(practice);

  await page.goto(`/ties?q=${at.code}`);
  await page.getByRole("button", { name: `AGB-code ${at.code}` }).click();
  await dialog
    .getByLabel("Uitleg bij het bewijs")
    .fill("Teruggebeld op het nummer in het AGB-register, en het klopte.");
  await expectFit(page);
  await dialog.getByRole("button", { name: "Bevestig" }).click();
  await expect(dialog).toBeHidden();
  await practice.reload();
  await expect(own.getByText("Bevestigd door Esther Blom", { exact: false })).toBeVisible();
  await desk.close();
});
