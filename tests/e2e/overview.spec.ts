import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

test("alliance staff read in one sentence how many are connected, and which organizations that counts @phone", async ({
  page,
  stored,
}) => {
  const [counted] = await stored<{ connected: number; total: number }[]>`
    select count(*) filter (where state = 'connected')::int as connected, count(*)::int as total from connection_summary`;
  await signInAs(page, "Esther Blom");
  await page.goto("/overview");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    `${counted?.connected} van ${counted?.total} praktijken en apotheken zijn aangesloten; dat is`,
  );
  await expect(page.getByText(/^Cijfers uit lijst \d+ van/)).toBeVisible();
  await page.getByText("Wat telt als aangesloten?").click();
  await expect(page.getByText("elke gegevensdienst die voor die soort organisatie verplicht is")).toBeVisible();
  await expect(page.getByRole("img", { name: /^Van \d+\s%/ })).toBeVisible();
  await page.getByText("Bekijk de cijfers").click();
  await expect(page.getByRole("cell", { name: String(counted?.total) }).first()).toBeVisible();
  await expectAccessible(page);
});

test("selecting a bar filters the list to those organizations, and selecting it again clears the filter", async ({
  page,
  stored,
}) => {
  const rows = await stored<{ name: string }[]>`
    select organization_name as name from connection_summary
    where record_system_name = 'Stethos HIS' order by organization_name, organization_id`;
  await signInAs(page, "Esther Blom");
  await page.goto("/overview");
  const systems = page.getByRole("region", { name: "Per HIS of AIS" });
  await systems.getByRole("link", { name: /Stethos HIS/ }).click();
  await expect(page).toHaveURL(/system=Stethos/);
  await expect(page.getByText(`${rows.length} organisaties`)).toBeVisible();
  const table = page.getByRole("table", { name: "Organisaties" });
  await expect(table.getByRole("row")).toHaveCount(rows.length + 1);
  await expect(table.getByRole("row").nth(1)).toContainText(rows[0]?.name ?? "");
  await expect(page.getByRole("heading", { name: "Aangesloten in de tijd: Stethos HIS" })).toBeVisible();
  await expect(systems.getByRole("link", { name: /Witte Jas HIS/ })).toContainText("te weinig voor een percentage");
  await systems.getByRole("link", { name: /Stethos HIS/ }).click();
  await expect(page).not.toHaveURL(/system=/);
});

test("the list is paged through, searched without accents, and sorted by who changed last", async ({
  page,
  stored,
}) => {
  await signInAs(page, "Esther Blom");
  await page.goto("/overview?kind=practice");
  const table = page.getByRole("table", { name: "Organisaties" });
  await page.getByRole("link", { name: "Volgende" }).click();
  await expect(page).toHaveURL(/after=/);
  const [later] = await stored<{ name: string }[]>`
    select organization_name as name from connection_summary where organization_kind = 'practice'
    order by organization_name, organization_id offset 50 limit 1`;
  await expect(table.getByRole("row").nth(1)).toContainText(later?.name ?? "");
  await page.getByLabel("Naam of plaats").fill("hét anker");
  await expect(page).toHaveURL(/q=h/);
  await expect(table.getByRole("row").nth(1)).toContainText("Het Anker");
  await page.goto("/overview?sort=-since");
  await expect(table.getByRole("columnheader", { name: /Sinds/ })).toHaveAttribute("aria-sort", "descending");
  await page.goto("/overview?state=not-connected&service=49");
  await expect(page.getByText("Geen organisatie past bij deze keuze")).toBeVisible();
  await expectAccessible(page);
});

test("the list is exported as it is filtered, and leaves a line in the log", async ({ page, stored }) => {
  await signInAs(page, "Esther Blom");
  await page.goto("/overview?kind=pharmacy&state=connected");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download als CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^balie-overzicht-\d{4}-\d\d-\d\d\.csv$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk));
  const lines = Buffer.concat(chunks).toString("utf8").trimEnd().split("\r\n");
  const [counted] = await stored<{ total: number }[]>`
    select count(*)::int as total from connection_summary where organization_kind = 'pharmacy' and state = 'connected'`;
  expect(lines).toHaveLength(1 + (counted?.total ?? 0));
  expect(lines[1]).toContain('"Aangesloten"');
  const [logged] = await stored<{ detail: Record<string, unknown> }[]>`
    select detail from audit_event where event = 'connection.exported' order by event_id desc limit 1`;
  expect(logged?.detail).toMatchObject({ kind: "pharmacy", state: "connected" });
});

test("a practice has no overview and cannot export it", async ({ page, complaints }) => {
  await signInAs(page, "Karin Mulder");
  const answer = await page.goto("/overview");
  expect(answer?.status()).toBe(404);
  expect((await page.request.get("/overview/export")).status()).toBe(403);
  complaints.length = 0;
});
