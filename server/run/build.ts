import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Refusal } from "./installation.ts";

const folders = ["app", "components", "server", "db", "public"];
const files = [
  "package-lock.json",
  "package.json",
  "next.config.ts",
  "proxy.ts",
  "postcss.config.mjs",
  "tsconfig.json",
];
/** Files that neither the browser nor the web process takes from the build. */
const skipped = /\.test\.tsx?$|^server\/cli\/|^db\/migrations\//;

/**
 * Builds the pages when a source, or a setting that is compiled in, changed since the last build.
 * BALIE_BUILD=keep: uses the previous build, whatever changed.
 * @param environment of the web process.
 * @throws Refusal with the last output of the build.
 */
export async function buildWhenChanged(
  environment: NodeJS.ProcessEnv,
  logFile: string,
  say: (line: string) => void,
): Promise<void> {
  const folder = environment.BALIE_DIST_DIR || ".next";
  const stamp = join(folder, "balie-build");
  if (environment.BALIE_BUILD === "keep" && existsSync(stamp)) return say("pages: as built before (BALIE_BUILD=keep)");
  const fingerprint = fingerprintOf(environment);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint)
    return say("pages: built before, nothing changed");
  const start = Date.now();
  say("pages: building (half a minute to a minute)…");
  const tick = setInterval(() => say(`pages: still building (${Math.round((Date.now() - start) / 1000)} s)…`), 15_000);
  const code = await run(environment, logFile).finally(() => clearInterval(tick));
  if (code !== 0) {
    throw new Refusal(
      `The pages could not be built. The end of ${logFile}:\n${readFileSync(logFile, "utf8").slice(-3000)}`,
    );
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint);
  say(`pages: built in ${Math.round((Date.now() - start) / 1000)} s`);
}

function run(environment: NodeJS.ProcessEnv, logFile: string): Promise<number | null> {
  return new Promise((settle, fail) => {
    const output = createWriteStream(logFile, { mode: 0o600 });
    const builder = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      env: { ...environment, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    builder.stdout.pipe(output, { end: false });
    builder.stderr.pipe(output, { end: false });
    process.once("exit", () => builder.kill());
    builder.once("error", fail).once("close", (code) => output.end(() => settle(code)));
  });
}

function fingerprintOf(environment: NodeJS.ProcessEnv): string {
  const hash = createHash("sha256");
  hash.update(
    `${process.version} demo=${environment.BALIE_DEMO} secure=${environment.BALIE_URL?.startsWith("https://")}`,
  );
  for (const path of [...files.filter((file) => existsSync(file)), ...folders.flatMap(listFiles)]) {
    hash.update(`\0${path}\0`).update(readFileSync(path));
  }
  return hash.digest("hex");
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !skipped.test(path))
    .sort();
}
