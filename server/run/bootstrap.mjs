// Runs before every npm script, under any Node (20 or newer), before anything is installed: plain JavaScript that
// imports only Node itself. Installs the packages of the lock file when they are not there.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const modules = join(root, "node_modules");
const stamp = join(modules, ".balie-installed");

/** The first Node that strips types without a flag, which this project's TypeScript needs. */
const oldestThatRunsTypeScript = [22, 18];
const oldestThatInstalls = [20, 0];

if (isOlder(process.versions.node, oldestThatInstalls)) {
  stop(`Balie needs Node 20 or newer to begin; this is ${process.versions.node}. Install it from https://nodejs.org.`);
}

const lock = readFileSync(join(root, "package-lock.json"), "utf8");
const fingerprint = createHash("sha256").update(lock).digest("hex");
const installed = existsSync(stamp) ? readFileSync(stamp, "utf8").trim() : "";
if (installed !== fingerprint) {
  if (!holdsAll(JSON.parse(lock).packages)) install();
  writeFileSync(stamp, `${fingerprint}\n`);
}

const ownNode = existsSync(join(modules, ".bin", "node")) || existsSync(join(modules, ".bin", "node.cmd"));
if (!ownNode && isOlder(process.versions.node, oldestThatRunsTypeScript)) {
  stop(
    `Balie brings its own Node 24 for the usual platforms, but not for ${process.platform}-${process.arch}.\n` +
      `Install Node 24 yourself from https://nodejs.org (this is ${process.versions.node}), then run the same command again.`,
  );
}

function install() {
  console.log(
    installed === ""
      ? "Installing what Balie needs (once, about a minute)…"
      : "The lock file changed: installing again…",
  );
  const parameters = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  // The Node that runs npm, unless it is the one inside the folder that is about to be replaced.
  const node = [process.env.npm_node_execpath, process.execPath].find((path) => path && !path.includes(modules + sep));
  const environment = { ...process.env, NODE_ENV: "" };
  const result =
    npm && node
      ? spawnSync(node, [npm, ...parameters], { cwd: root, stdio: "inherit", env: environment })
      : spawnSync("npm", parameters, {
          cwd: root,
          stdio: "inherit",
          env: environment,
          shell: process.platform === "win32",
        });
  if (result.status === 0) return;
  stop(
    `Installing failed (${result.error?.message ?? `npm ci ended with ${result.status ?? result.signal}`}). What npm said stands above.\n` +
      "Most often the package registry could not be reached: check the network or `npm config get registry`, then run the same command again.",
  );
}

/** Whether npm was run by hand and node_modules matches the lock file. */
function holdsAll(wanted) {
  const listing = join(modules, ".package-lock.json");
  if (!existsSync(listing)) return false;
  const present = JSON.parse(readFileSync(listing, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" || (path in present ? present[path].version === entry.version : entry.optional === true),
  );
}

function isOlder(version, oldest) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
}

function stop(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}
