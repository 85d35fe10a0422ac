import { expect, type Page } from "@playwright/test";
import axe, { type NodeResult, type RunOptions } from "axe-core";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/**
 * No axe findings for WCAG 2.2 A and AA on the current page. Only what stays is a finding: while React renders, a
 * refresh has no title for a moment, and a message that comes or goes lies over what it covers.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(async () => {
    const findings = await findingsOf(page);
    expect(findings, await page.title()).toEqual([]);
  }).toPass({ timeout: 30_000, intervals: [250, 1000, 4000] });
}

async function findingsOf(page: Page): Promise<string[]> {
  let violations = await violationsOf(page);
  const small = violations.find(({ id }) => id === "target-size")?.targets[0]?.[0];
  if (typeof small === "string") {
    // A target that happens to be cut off by a fixed bar is whole once it is scrolled into view.
    await page.locator(small).evaluate((target) => target.scrollIntoView({ block: "center" }));
    violations = await violationsOf(page);
  }
  return violations.map(({ id, targets }) => `${id}: ${targets.map((target) => target.join(" ")).join(", ")}`);
}

const options: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  resultTypes: ["violations"],
  // Speech users say the visible label (WCAG 2.5.3); axe does not check this by default.
  rules: { "label-content-name-mismatch": { enabled: true } },
};

type Violation = { id: string; targets: NodeResult["target"][] };

/**
 * Runs axe in the page, injected once a document. Not with `@axe-core/playwright`: that sends and compiles half a
 * megabyte for each analysis, for the sake of frames of another origin, which Balie forbids.
 */
async function violationsOf(page: Page): Promise<Violation[]> {
  const isInjected = await page.evaluate(() => "axe" in window);
  if (!isInjected) await page.evaluate(axe.source);
  return page.evaluate(async (asked) => {
    // React Aria's live region may briefly refer to a control that is already gone.
    const { violations } = await window.axe.run({ exclude: [["[data-live-announcer]"]] }, asked);
    return violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target) }));
  }, options);
}

/** No horizontal overflow. */
export async function expectWithinEdges(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, `${page.viewportSize()?.width} px`).toBeLessThanOrEqual(0);
}

/**
 * Both, on a phone and on a wide screen, for states that only a journey reaches. The screens themselves:
 * screens.spec.ts.
 */
export async function expectFit(page: Page): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    await expectWithinEdges(page);
  }
}
