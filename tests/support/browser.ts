import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

/** A browser for the end-to-end tests, and a sentence about where it came from. */
export type FoundBrowser = { path: string; origin: string };

/** Base URL of the Balie that the journeys use. */
export const journeysAt = process.env.BALIE_TEST_URL ?? "http://localhost:3000";

/** Chromium refuses its sandbox under root; the other flags keep it off the network during tests. */
export const browserArguments = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The headless shell first: without the browser around the page, it starts and opens pages in a fraction of the time. */
const systemBrowsers = [
  "chromium-headless-shell",
  "chromium",
  "google-chrome",
  "google-chrome-stable",
  "chromium-browser",
];
const macBrowsers = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Looks for an installed browser; never installs one. */
export function findBrowser(): FoundBrowser | undefined {
  const given = process.env.BALIE_TEST_BROWSER;
  if (given) return { path: given, origin: "named by BALIE_TEST_BROWSER" };
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  const candidates = [...systemBrowsers.flatMap((name) => folders.map((folder) => join(folder, name))), ...macBrowsers];
  const onSystem = candidates.find((path) => isExecutable(path) && answers(path));
  if (onSystem) return { path: onSystem, origin: "found on this machine" };
  const downloaded = chromium.executablePath();
  if (existsSync(downloaded)) return { path: downloaded, origin: "downloaded by Playwright" };
  return undefined;
}

/**
 * An installed browser, else Playwright's own download, else Debian's package.
 * @throws if none of these works, naming all of them.
 */
export function findOrInstallBrowser(say: (line: string) => void): FoundBrowser {
  const found = findBrowser();
  if (found) return found;
  say("no browser here yet: trying Playwright's own download");
  run("npx", ["playwright", "install", "chromium"]);
  const downloaded = findBrowser();
  if (downloaded) return downloaded;
  say("that did not work: trying the headless Chromium of this Linux");
  if (existsSync("/usr/bin/apt-get")) {
    run("apt-get", ["update"]);
    run("apt-get", ["install", "--yes", "--no-install-recommends", "chromium-headless-shell"]);
  }
  const installed = findBrowser();
  if (installed) return { path: installed.path, origin: "installed from this Linux's packages" };
  throw new Error(
    "No browser for the end-to-end tests. Install chromium or google-chrome, or run: npx playwright install --with-deps chromium",
  );
}

function run(command: string, parameters: string[]): void {
  spawnSync(command, parameters, {
    stdio: ["ignore", "ignore", "inherit"],
    timeout: 15 * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ubuntu ships a `chromium-browser` that only says "install the snap", so it is not enough that the file exists. */
function answers(path: string): boolean {
  const version = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 20_000 });
  return version.status === 0 && /chrom/i.test(version.stdout);
}
