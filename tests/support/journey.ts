import { test as base, expect, type Page } from "@playwright/test";
import postgres, { type Sql } from "postgres";

/** What every journey has: the database of the product, and a page that may not report errors. */
type Journey = {
  /** The owner's connection, to see what was really stored. */
  stored: Sql;
  /** Console errors and requests to other hosts; a journey that expects one removes it. */
  complaints: string[];
  watched: undefined;
};

export const test = base.extend<Journey>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture names from the pattern.
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

/** Collects the console errors of a page, and every request that leaves the product. */
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

export { expect };
