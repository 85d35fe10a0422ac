import { expect, test, watch } from "#tests/support/journey.ts";
import { signInAs } from "#tests/support/journey-people.ts";

test("a visitor of the demo becomes somebody with one click and lands on the first screen @phone", async ({ page }) => {
  await page.goto("/demo");
  await page.getByRole("button", { name: /Ria Hendriks/ }).click();
  await expect(page).toHaveURL(/\/today$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Ria");
});

test("what a colleague changes is on screen within a second, without reloading", async ({
  page,
  browser,
  baseURL,
  stored,
  complaints,
}) => {
  await signInAs(page, "Ria Hendriks");
  await page.goto("/today");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const context = await browser.newContext({ baseURL });
  const colleague = await context.newPage();
  watch(colleague, complaints, baseURL ?? "");
  await signInAs(colleague, "Karin Mulder");
  await colleague.goto("/today");
  const refreshed = page.waitForRequest((request) => request.url().includes("_rsc="), { timeout: 5_000 });
  const [{ organization_id: organizationId } = {}] = await stored<{ organization_id: string }[]>`
    select organization_id from organization where name = 'Huisartsenpraktijk De Linde'`;
  await stored`select pg_notify('balie', ${JSON.stringify({ organizationId, noun: "connection" })})`;
  await refreshed;
  await context.close();
});

test("every page forbids scripts, frames and requests that are not its own", async ({ page, request }) => {
  const answer = await page.goto("/sign-in");
  const policy = answer?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/default-src 'none'; script-src 'nonce-[0-9a-f]{32}' 'strict-dynamic';/);
  expect(policy).not.toMatch(/https?:|unsafe-eval|script-src[^;]*unsafe-inline/);
  const again = await page.goto("/sign-in");
  expect(again?.headers()["content-security-policy"]).not.toBe(policy);
  const health = await request.get("/api/health");
  expect(health.headers()["x-powered-by"]).toBeUndefined();
  expect(await health.json()).toMatchObject({ status: "ok", database: "ok", queue: { worker: "ok" } });
});

test("an address that cannot be, or of what is not there, says so and is no error", async ({ page, complaints }) => {
  await signInAs(page, "Fatima El Amrani");
  const nobody = "019b0000-0000-7000-8000-000000000000";
  for (const path of [
    "/patients/foo",
    "/patients/foo/measurements",
    `/patients/${nobody}`,
    `/patients/${nobody}/timeline`,
    "/round/foo",
    `/round/${nobody}`,
    "/questionnaires/responses/foo",
    `/questionnaires/responses/${nobody}`,
    `/questionnaires/library/${nobody}`,
    "/connections/issues/foo",
    "/nowhere",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }), path).toContainText("Deze pagina is er niet");
  }
  // The browser logs each 404.
  complaints.splice(0, complaints.length, ...complaints.filter((line) => !/404/.test(line)));
});
