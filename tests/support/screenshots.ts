import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { demoPeople } from "#db/seed/demo-people.ts";
import { type Display, displayCookie, formatDisplay } from "#db/terms/display.ts";
import { browserArguments, findOrInstallBrowser } from "./browser.ts";
import { contactSheet, type Picture } from "./contact-sheet.ts";
import { startProduct } from "./product.ts";
import { type ScreenToLookAt, screensToLookAt } from "./screens-to-look-at.ts";

/**
 * Pictures of every screen (`npm run screenshots`), in three widths, two themes, two languages, into screenshots/, with
 * contact sheets. BASE_URL: a Balie that runs already. Words after the command: only this width, theme or language (`390 dark nl`), and only
 * screens whose name begins so.
 */
const folder = "screenshots";
const words = process.argv.slice(2);
const widths = narrowed([390, 960, 1440] as const);
const themes = narrowed(["light", "dark"] as const);
const locales = narrowed(["nl", "en"] as const);
const displays: Display[] = themes.flatMap((theme) =>
  locales.map((locale) => ({ locale, theme, density: "comfortable" as const })),
);
const wanted = words.filter((word) => !/^(\d+|light|dark|nl|en)$/.test(word));
const screens = screensToLookAt.filter(
  (screen) => wanted.length === 0 || wanted.some((begin) => screen.name.startsWith(begin)),
);
const findings: string[] = [];
let visitors = 0;

function nextAddress(): string {
  visitors += 1;
  return `203.0.${Math.floor(visitors / 250)}.${visitors % 250}`;
}

/** Those of these that the command names; all of them when it names none. */
function narrowed<Value extends string | number>(values: readonly Value[]): readonly Value[] {
  const named = values.filter((value) => words.includes(String(value)));
  return named.length > 0 ? named : values;
}

async function takePictures(): Promise<void> {
  const found = findOrInstallBrowser(console.log);
  console.log(`browser: ${found.path}, ${found.origin}`);
  const product = process.env.BASE_URL
    ? undefined
    : await startProduct(console.log, { environment: { TRUSTED_PROXIES: "1" } });
  const url = product?.url ?? process.env.BASE_URL ?? "";
  const browser = await chromium.launch({
    executablePath: found.path,
    args: browserArguments,
    // As people see it, bars and all.
    ignoreDefaultArgs: ["--hide-scrollbars"],
  });
  try {
    if (words.length === 0) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const pictures: Picture[] = [];
    for (const screen of screens) {
      for (const display of displays) pictures.push(...(await picturesOf(browser, url, screen, display)));
      console.log(screen.name);
    }
    await contactSheet(browser, folder, pictures);
  } finally {
    await browser.close();
    await product?.stop();
  }
  writeFileSync(`${folder}/findings.txt`, `${findings.join("\n")}\n`);
  console.log(`pictures in ${folder}/, sheets in ${folder}/sheet-*.png; ${findings.length} findings`);
  for (const finding of findings) console.log(`  ${finding}`);
}

async function picturesOf(browser: Browser, url: string, screen: ScreenToLookAt, display: Display): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const width of widths) {
    if (screen.widths && !screen.widths.includes(width)) continue;
    const isPhone = width < 640;
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width, height: isPhone ? 844 : 900 },
      colorScheme: display.theme === "dark" ? "dark" : "light",
      reducedMotion: "reduce",
      hasTouch: isPhone,
      isMobile: isPhone,
      locale: display.locale,
      timezoneId: "Europe/Amsterdam",
      // Everybody comes from an address of her own, or so many sign-ins from one would be held up.
      extraHTTPHeaders: { "X-Forwarded-For": nextAddress() },
    });
    await arrive(context, url, screen, display);
    const file = `${screen.name}-${width}-${display.theme}-${display.locale}.png`;
    await takePicture(context, `${url}${screen.path}`, screen, file).catch((problem: Error) =>
      findings.push(`${file}: ${problem.message.split("\n")[0]}`),
    );
    pictures.push({ file, name: screen.name, width, theme: display.theme, locale: display.locale });
    await context.close();
  }
  return pictures;
}

/** Chooses the person of the demo and how she or he sees Balie; without a person, the cookie of the visitor says it. */
async function arrive(context: BrowserContext, url: string, screen: ScreenToLookAt, display: Display): Promise<void> {
  await context.addCookies([{ name: displayCookie, value: formatDisplay(display), url }]);
  if (!screen.person) return;
  const person = demoPeople.find((one) => one.email.startsWith(`${screen.person}@`));
  if (!person) throw new Error(`nobody in the demo is called ${screen.person}`);
  const form = { personId: person.personId, organizationId: person.places[0]?.organizationId ?? "" };
  await context.request.post(`${url}/api/demo`, { form, maxRedirects: 0 });
  await context.request.post(`${url}/api/trpc/people.changePreferences`, { data: display });
}

async function takePicture(
  context: BrowserContext,
  address: string,
  screen: ScreenToLookAt,
  file: string,
): Promise<void> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on("console", (message) => {
    const isExpected = screen.name === "not-found" && message.text().includes("404");
    if (message.type() === "error" && !isExpected) findings.push(`${file}: ${message.text()}`);
  });
  page.on("pageerror", (problem) => findings.push(`${file}: ${problem.message}`));
  const answer = await page.goto(address, { waitUntil: "load" });
  if (answer && answer.status() >= 400 && screen.name !== "not-found")
    findings.push(`${file}: HTTP ${answer.status()}`);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(isAwake, undefined, { timeout: 20_000 });
  await page.waitForTimeout(200);
  await screen.prepare?.(page).catch((problem: Error) => findings.push(`${file}: ${problem.message.split("\n")[0]}`));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflow > 0) findings.push(`${file}: ${overflow} px wider than the screen`);
  for (const bar of await page.evaluate(needlessScrollbars)) findings.push(`${file}: ${bar}`);
  await page.screenshot({ path: `${folder}/${file}`, fullPage: !screen.prepare, animations: "disabled" });
  await page.close();
}

/** Whether React has taken over the page; a picture before that changes fields that it still has to compare. */
function isAwake(): boolean {
  const inside = document.querySelector("main *") ?? document.body;
  return Object.keys(inside).some((key) => key.startsWith("__react"));
}

/** What scrolls up and down by a few pixels: nobody meant it, and it has a scrollbar. */
function needlessScrollbars(): string[] {
  return [...document.querySelectorAll<HTMLElement>("body *")].flatMap((one) => {
    const beyond = one.scrollHeight - one.clientHeight;
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowY);
    return scrolls && beyond > 0 && beyond < 8 ? [`${one.tagName} .${one.className} scrolls by ${beyond} px`] : [];
  });
}

await takePictures();
