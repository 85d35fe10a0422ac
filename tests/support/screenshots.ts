import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { demoPeople } from "#db/seed/demo-people.ts";
import { type Display, displayCookie, formatDisplay } from "#db/terms/display.ts";
import { untilAwake } from "./awake.ts";
import { browserArguments, findOrInstallBrowser } from "./browser.ts";
import { contactSheet, type Picture } from "./contact-sheet.ts";
import { startProduct } from "./product.ts";
import { type ScreenToLookAt, screensToLookAt } from "./screens-to-look-at.ts";

/**
 * Screenshots of every screen (`npm run screenshots`), in three widths, two themes and two languages, into
 * screenshots/, with contact sheets. BASE_URL: a Balie that is already running. Arguments select a width, theme or
 * language (`390 dark nl`), or screens whose name starts with them.
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

/** The values named on the command line; all of them if none is. */
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
    // As people see it, with scrollbars.
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
      // Each person has their own address, or so many sign-ins from one address would be rate limited.
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

/** Signs in as the demo person and sets their display; without a person, sets the cookie of a visitor. */
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
  await untilAwake(page);
  await page.waitForTimeout(200);
  await screen.prepare?.(page).catch((problem: Error) => findings.push(`${file}: ${problem.message.split("\n")[0]}`));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflow > 0) findings.push(`${file}: ${overflow} px wider than the screen`);
  for (const bar of await page.evaluate(needlessScrollbars)) findings.push(`${file}: ${bar}`);
  await page.screenshot({ path: `${folder}/${file}`, fullPage: !screen.prepare, animations: "disabled" });
  await page.close();
}

/** Elements that scroll vertically by only a few pixels: unintended, and they have a scrollbar. */
function needlessScrollbars(): string[] {
  return [...document.querySelectorAll<HTMLElement>("body *")].flatMap((one) => {
    const beyond = one.scrollHeight - one.clientHeight;
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowY);
    return scrolls && beyond > 0 && beyond < 8 ? [`${one.tagName} .${one.className} scrolls by ${beyond} px`] : [];
  });
}

await takePictures();
