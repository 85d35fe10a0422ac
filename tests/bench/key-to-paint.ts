import { type Browser, chromium, type Page } from "@playwright/test";
import { untilAwake } from "#tests/support/awake.ts";
import { browserArguments, findOrInstallBrowser } from "#tests/support/browser.ts";
import { type Figure, median, percentile } from "./measure.ts";

/** How many times each key is pressed. */
const times = 20;
/** A key of the round decides nothing within 300 ms of another one. */
const betweenKeys = 500;

/** What somebody waits for after a key: another heading (the next patient), or a field that has the focus. */
type Awaited = "heading" | "dialog";

/**
 * Milliseconds from a key to the paint of what it asks for, at rest, in a browser: walking through the round (`j`),
 * concluding and seeing the next patient (`1`), and the search (Ctrl K) at its first and later openings on a page.
 * @param cookie Of somebody who may conclude, as `name=value; …`.
 */
export async function keyToPaint(url: string, cookie: string, say: (line: string) => void): Promise<Figure[]> {
  const browser = await chromium.launch({ executablePath: findOrInstallBrowser(say).path, args: browserArguments });
  try {
    const page = await openRound(browser, url, cookie);
    const step = await repeated(() => timeToPaint(page, "j", "heading"));
    await page.goto(await lastOfRound(page, url));
    await untilAwake(page);
    const conclude = await repeated(async () => {
      const taken = await timeToPaint(page, "1", "heading");
      await page.waitForTimeout(betweenKeys);
      await timeToPaint(page, "z", "heading");
      return taken;
    });
    const first = await repeated(async () => {
      await page.reload();
      await untilAwake(page);
      return await timeToPaint(page, "Control+k", "dialog");
    });
    const later = await repeated(async () => {
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      return await timeToPaint(page, "Control+k", "dialog");
    });
    return [
      figure("j to the next patient", step, 100),
      figure("conclusion to the next patient", conclude, 100),
      figure("Ctrl K, first opening", first, 50),
      figure("Ctrl K, later openings", later, 50),
    ];
  } finally {
    await browser.close();
  }
}

async function openRound(browser: Browser, url: string, cookie: string): Promise<Page> {
  const context = await browser.newContext({ locale: "nl-NL", reducedMotion: "reduce" });
  const cookies = cookie.split("; ").map((one) => {
    const [name = "", ...value] = one.split("=");
    return { name, value: value.join("="), url };
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(`${url}/round`);
  await page.locator("main ol a[data-walk]").first().click();
  await page.waitForURL(/\/round\/./);
  await untilAwake(page);
  return page;
}

/** Whoever needs least attention, who can be concluded as in order without a question. */
async function lastOfRound(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/round`);
  const address = await page.locator("main ol a[data-walk]").last().getAttribute("href");
  return `${url}${address}`;
}

async function repeated(once: () => Promise<number>): Promise<number[]> {
  const taken: number[] = [];
  for (let at = 0; at < times; at++) taken.push(await once());
  return taken;
}

/** From the event of the key to the first frame after what it asks for is there, by the clock of the page. */
async function timeToPaint(page: Page, key: string, awaited: Awaited): Promise<number> {
  await page.waitForTimeout(betweenKeys);
  const painted = await page.evaluateHandle((what) => {
    const heading = () => document.querySelector("h1")?.textContent ?? "";
    const before = heading();
    const isThere = () =>
      what === "dialog"
        ? document.activeElement?.closest("dialog, [role=dialog]") != null
        : heading() !== "" && heading() !== before;
    return {
      taken: new Promise<number>((resolve) => {
        const hear = ({ key, timeStamp }: KeyboardEvent) => {
          if (key === "Control") return;
          window.removeEventListener("keydown", hear, true);
          // What is there when a frame begins is painted in it; the timer comes after that.
          const look = () => {
            if (!isThere()) return void requestAnimationFrame(look);
            setTimeout(() => resolve(performance.now() - timeStamp));
          };
          requestAnimationFrame(look);
        };
        window.addEventListener("keydown", hear, true);
      }),
    };
  }, awaited);
  await page.keyboard.press(key);
  return await painted.evaluate(({ taken }) => taken);
}

function figure(name: string, taken: readonly number[], aim: number): Figure {
  const value = median(taken);
  const note = `p95 ${percentile(taken, 0.95).toFixed(0)} ms, ${taken.length} times`;
  return { name, value, unit: "ms", aim: `≤ ${aim}`, isMet: value <= aim, note };
}
