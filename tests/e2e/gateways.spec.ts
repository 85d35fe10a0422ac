import { randomUUID } from "node:crypto";
import { expectFit } from "#tests/support/accessible.ts";
import { expect as expectAtOnce, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

/** Saving makes a round trip to the server before the screen shows it. */
const expect = expectAtOnce.configure({ timeout: 15_000 });

test("an administrator trusts a DVA, changes what it may, and ends the trust", async ({ page, stored, complaints }) => {
  const name = `DVA ${randomUUID().slice(0, 8)}`;
  const issuer = `https://${randomUUID()}.example`;
  const kept = () => stored<{ jwks_url: string; services: object[]; withdrawn_at: Date | null }[]>`
    select jwks_url, services, withdrawn_at from gateway_trust where issuer = ${issuer}`;
  await signInAs(page, "Karin Mulder");
  await page.goto("/gateways");
  await page.getByRole("button", { name: "DVA toevoegen" }).click();
  const form = page.getByRole("form", { name: "DVA toevoegen" });
  await form.getByRole("button", { name: "Bewaar" }).click();
  await expect(form.getByText("Vul bij minstens één soort een nummer in.")).toBeVisible();
  await expectFit(page);
  await form.getByRole("textbox", { name: "Naam" }).fill(name);
  await form.getByRole("textbox", { name: "Uitgever (issuer)" }).fill(issuer);
  await form.getByRole("textbox", { name: "Adres van de sleutels (JWKS)" }).fill("http://sleutels.example/jwks");
  await form.getByRole("textbox", { name: "Bedoeld voor (audience)" }).fill("https://balie.example/fhir");
  await form.getByRole("textbox", { name: "Metingen van patiënten brengen" }).fill("901, 903");
  await form.getByRole("button", { name: "Bewaar" }).click();
  await expect(form.getByText("moet met https beginnen")).toBeVisible();
  expect(await kept()).toEqual([]);
  // Only the refusal was logged.
  expect(complaints.splice(0).filter((line) => !line.includes("gateways.trust"))).toEqual([]);
  const keys = `${issuer}/jwks`;
  await form.getByRole("textbox", { name: "Adres van de sleutels (JWKS)" }).fill(keys);
  await form.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("DVA bewaard")).toBeVisible();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(page.locator("section").filter({ hasText: name }).getByText("diensten 901, 903")).toBeVisible();
  await expectFit(page);

  await page.getByRole("button", { name: `Wijzig: ${name}` }).click();
  const change = page.getByRole("form", { name });
  await change.getByRole("textbox", { name: "Berichten van de praktijk ophalen" }).fill("902");
  await change.getByRole("button", { name: "Bewaar" }).click();
  await expect(change).toHaveCount(0);
  expect((await kept())[0]?.services).toHaveLength(3);

  await page.getByRole("button", { name: `Vertrouwen intrekken: ${name}` }).focus();
  await page.keyboard.press("Enter");
  const asked = page.getByRole("alertdialog", { name: `${name} niet meer vertrouwen?` });
  await expect(asked).toBeVisible();
  await expectFit(page);
  await asked.getByRole("button", { name: "Vertrouwen intrekken" }).click();
  await expect(page.getByText("Vertrouwen ingetrokken")).toBeVisible();
  await expect(page.getByRole("button", { name: `Wijzig: ${name}` })).toHaveCount(0);
  expect((await kept())[0]?.withdrawn_at).toBeInstanceOf(Date);
});

test("a privacy officer sees which DVA is trusted and changes nothing; care staff cannot open the screen", async ({
  page,
  complaints,
}) => {
  await signInAs(page, "Hester de Groot");
  await page.goto("/gateways");
  await expect(page.getByRole("heading", { name: "DVA De Brug (demo)" })).toBeVisible();
  await expect(page.getByRole("button", { name: /DVA toevoegen|Wijzig|intrekken/ })).toHaveCount(0);
  await expectFit(page);
  await signInAs(page, "Ria Hendriks");
  const answer = await page.goto("/gateways");
  await expect(page.getByText("Deze pagina is er niet")).toBeVisible();
  expect([200, 404]).toContain(answer?.status());
  complaints.length = 0;
});
