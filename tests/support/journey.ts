import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import postgres, { type Sql } from "postgres";
import { demoPeople } from "#db/seed/demo-people.ts";

/** What every journey has: the database behind the product, and a page that may not complain. */
type Journey = {
  /** The owner's connection, to see what was really stored. */
  stored: Sql;
  /** Errors of the browser and requests to other places; a journey that expects one takes it out. */
  complaints: string[];
  watched: undefined;
};

export const test = base.extend<Journey>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names it takes from the pattern.
  stored: async ({}, use) => {
    const sql = postgres(process.env.BALIE_TEST_DATABASE_URL ?? "", { max: 1, onnotice: () => undefined });
    await use(sql);
    await sql.end();
  },
  // biome-ignore lint/correctness/noEmptyPattern: see above.
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints, "nothing in the browser's console, nothing fetched from elsewhere").toEqual([]);
  },
  watched: [
    async ({ page, complaints, baseURL }, use) => {
      watch(page, complaints, baseURL ?? "");
      await use(undefined);
    },
    { auto: true },
  ],
});

/** Collects what a page complains of, and every request that leaves the product. */
export function watch(page: Page, complaints: string[], home: string): void {
  page.on("pageerror", (problem) => complaints.push(problem.message));
  page.on("console", (line) => {
    if (line.type() === "error") complaints.push(`${line.text()} ${line.location().url}`);
  });
  page.on("request", (request) => {
    const isHome = request.url().startsWith(home) || /^(data|blob):/.test(request.url());
    if (!isHome) complaints.push(`request to ${request.url()}`);
  });
}

/** One click in the demo: the page's browser is that person now, at work for the first (or the named) organization. */
export async function signInAs(page: Page, name: string, organizationId?: string): Promise<void> {
  const person = demoPeople.find((one) => one.name === name);
  const place = person?.places.find((one) => organizationId === undefined || one.organizationId === organizationId);
  if (!person || !place) throw new Error(`Nobody in the demo is called ${name}`);
  const form = { personId: person.personId, organizationId: place.organizationId };
  const answer = await page.request.post("/api/demo", { form, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
}

/** Nothing that axe finds against WCAG 2.2 A and AA, on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  let findings: string[] = [];
  // While a screen is made anew its title is away for a moment: only a title that stays away is a finding.
  await expect(async () => {
    findings = await findingsOf(page);
    expect(findings.filter((finding) => finding.startsWith("document-title"))).toEqual([]);
  }).toPass({ timeout: 15_000 });
  expect(findings, await page.title()).toEqual([]);
}

async function findingsOf(page: Page): Promise<string[]> {
  let violations = await violationsOf(page);
  const small = violations.find(({ id }) => id === "target-size")?.nodes[0]?.target[0];
  if (typeof small === "string") {
    // A target that a bar above or below happens to cut is whole once it is scrolled to.
    await page.locator(small).evaluate((target) => target.scrollIntoView({ block: "center" }));
    violations = await violationsOf(page);
  }
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

async function violationsOf(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    // What React Aria says aloud for a moment may name a control that is gone by now.
    .exclude("[data-live-announcer]")
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations;
}

export { expect };
