import { join } from "node:path";
import { demoOrganizations, demoPeople } from "#db/seed/demo-people.ts";
import { ConfigurationError, readEnvironment } from "#server/env.ts";
import { buildWhenChanged } from "./build.ts";
import { type EmbeddedDatabase, openEmbeddedDatabase } from "./embedded-database.ts";
import {
  installationAuditKeys,
  installationFolder,
  installationFolders,
  installationSecret,
  markRunning,
  Refusal,
  unmarkRunning,
} from "./installation.ts";
import { becomesFree, isFree } from "./ports.ts";
import { loadDemo, prepareDatabase } from "./prepare-database.ts";
import { type Supervised, supervise } from "./supervise.ts";

const portsTried = 20;
const databaseWatchMilliseconds = 500;
/**
 * Without a bound V8 lets garbage of large requests lie until the process takes over 600 MB, where 150 MB is in use. Own choice
 * (2026-11-30).
 */
const webHeapMb = 384;
const isDevelopment = process.argv.includes("--dev");

/**
 * `npm start`: database, schema, demo, build, then the web, worker and FHIR processes, supervised until Ctrl C.
 * `--prepare` stops before those (another machine runs them); `--dev` compiles while you edit.
 */
async function start(): Promise<void> {
  const begun = Date.now();
  const folder = installationFolder();
  const secret = installationSecret(folder);
  const kept = { AUDIT_KEYS: installationAuditKeys(folder), ...installationFolders(folder) };
  const demo = process.env.BALIE_DEMO || (process.env.DATABASE_URL ? "off" : "on");
  const checked = readEnvironment({ ...process.env, ...kept, BALIE_SECRET: secret, BALIE_DEMO: demo });
  const placesAt = (port: number, fhirPort: number) => ({
    url: process.env.BALIE_URL || `http://localhost:${port}`,
    fhirUrl: process.env.FHIR_URL || `http://localhost:${fhirPort}`,
  });
  const leftBehind = markRunning(folder, placesAt(checked.PORT, checked.FHIR_PORT));
  const port = await choosePort("PORT", checked.PORT, leftBehind);
  const fhirPort = await choosePort("FHIR_PORT", checked.FHIR_PORT, leftBehind, port);
  const { url, fhirUrl } = placesAt(port, fhirPort);
  markRunning(folder, { url, fhirUrl });

  const { ownerUrl, embedded } = await prepareDatabase(folder, secret, say);
  const children: Supervised[] = [];
  const stop = stopper(folder, children, embedded);
  // Also for this process: it loads the demo.
  Object.assign(process.env, {
    NODE_ENV: isDevelopment ? "development" : "production",
    DATABASE_URL: ownerUrl,
    BALIE_SECRET: secret,
    ...kept,
    BALIE_DEMO: demo,
    BALIE_URL: url,
    PORT: String(port),
    FHIR_PORT: String(fhirPort),
    FHIR_URL: fhirUrl,
    NEXTAUTH_URL: url,
    NEXT_TELEMETRY_DISABLED: "1",
    BALIE_PROCESS: "start",
    // The terminal shows our own lines only; the children have their own log level.
    LOG_LEVEL: "error",
  });
  try {
    await Promise.all([
      demo === "on" ? loadDemo(ownerUrl, folder, fhirUrl, say) : undefined,
      isDevelopment ? undefined : buildWhenChanged({ ...process.env }, join(folder, "log", "build.log"), say),
    ]);
    if (process.argv.includes("--prepare")) {
      await stop.now();
      // Watching whoever started us would keep this process alive.
      process.exit(0);
    }
    for (const name of ["web", "worker", "fhir"]) children.push(child(name, folder, checked.LOG_LEVEL));
    await Promise.all(children.map((one) => one.ready));
  } catch (problem) {
    await stop.now();
    throw problem;
  }
  if (embedded) watch(embedded, folder, stop);
  say(`ready in ${((Date.now() - begun) / 1000).toFixed(1)} s; logs in ${join(folder, "log")}`);
  console.log(welcome(url, fhirUrl, demo === "on"));
}

function child(name: string, folder: string, logLevel: string): Supervised {
  const script = new URL(`./${name}.ts`, import.meta.url).pathname;
  const parameters = isDevelopment ? ["--dev"] : [];
  // The FHIR server, which outsiders reach, does not get the keys of the log.
  const keys = name === "fhir" ? { AUDIT_KEYS: "" } : {};
  const environment = { ...process.env, ...keys, BALIE_PROCESS: name, LOG_LEVEL: logLevel };
  const heap = name === "web" ? [`--max-old-space-size=${webHeapMb}`] : [];
  return supervise(name, script, parameters, environment, join(folder, "log", `${name}.log`), say, heap);
}

/** The requested port; when it is taken (or used for `other`) and was not set explicitly, the next free one. */
async function choosePort(
  name: "PORT" | "FHIR_PORT",
  wanted: number,
  leftBehind: boolean,
  other?: number,
): Promise<number> {
  // A process left by a killed start is still shutting down.
  const isOpen = wanted !== other && (leftBehind ? await becomesFree(wanted, 6_000) : await isFree(wanted));
  if (isOpen) return wanted;
  if (process.env[name] !== undefined)
    throw new Refusal(
      `Port ${wanted} (${name}) is in use by another program. End that one, or choose another ${name}.`,
    );
  for (let port = wanted + 1; port <= wanted + portsTried; port += 1) {
    if (port === other || !(await isFree(port))) continue;
    say(`port ${wanted} is in use by another program: taking ${port}`);
    return port;
  }
  throw new Refusal(`Ports ${wanted} to ${wanted + portsTried} are all in use. Choose another with ${name}.`);
}

type Stopper = { now: () => Promise<void>; isStopping: () => boolean; database: EmbeddedDatabase | undefined };

/** Stops everything in order: first the processes that write, then the database. A second Ctrl C does not wait. */
function stopper(folder: string, children: Supervised[], database: EmbeddedDatabase | undefined): Stopper {
  let stopping: Promise<void> | undefined;
  const stopper: Stopper = {
    database,
    isStopping: () => stopping !== undefined,
    now: () => {
      stopping ??= (async () => {
        await Promise.all(children.map((one) => one.stop()));
        await stopper.database?.stop();
        unmarkRunning(folder);
      })();
      return stopping;
    },
  };
  const onSignal = async () => {
    if (stopping) process.exit(130);
    say("stopping…");
    await stopper.now();
    say("stopped; everything is kept");
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void onSignal());
  process.on("disconnect", () => void onSignal());
  followNpm(() => void onSignal());
  return stopper;
}

/** npm and its shell do not forward signals: when our parent is gone, we stop too. */
function followNpm(end: () => void): void {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    end();
  }, 1_000);
}

/** The database is supervised like the other processes: when it dies, it is restarted on the same port. */
function watch(first: EmbeddedDatabase, folder: string, stop: Stopper): void {
  let current = first;
  let busy = false;
  setInterval(async () => {
    if (busy || stop.isStopping() || current.isRunning()) return;
    busy = true;
    say("the database ended; starting it again");
    try {
      current = await openEmbeddedDatabase(folder, say);
      stop.database = current;
      if (current.url !== first.url) throw new Refusal("The database is on another port now. Start again.");
      say("the database is back");
      busy = false;
    } catch (problem) {
      fail(problem);
      await stop.now();
      process.exit(1);
    }
  }, databaseWatchMilliseconds);
}

function welcome(url: string, fhirUrl: string, isDemo: boolean): string {
  const places = [`Balie is open:  ${url}`, `The FHIR server:  ${fhirUrl}/fhir/stu3 and /fhir/r4`];
  const lines = ["", ...places, "", ...(isDemo ? demoLines() : ["Sign in with your account."]), ""];
  return [...lines, "Ctrl C stops; what you did is kept.", ""].map((line) => `  ${line}`.trimEnd()).join("\n");
}

/** One person per organization will do here; the sign-in page lists all. */
function demoLines(): string[] {
  const firsts = demoOrganizations.map((organization) => {
    const who = demoPeople.find((person) =>
      person.places.some((place) => place.organizationId === organization.organizationId),
    );
    const roles = who?.places.find((place) => place.organizationId === organization.organizationId)?.roles.join(", ");
    return `  ${(who?.name ?? "").padEnd(18)} ${organization.name} (${roles})`;
  });
  return ["Sign in with one click, as for example:", ...firsts, "Everybody and everything in the demo is invented."];
}

function say(line: string): void {
  console.log(`  ${line}`);
}

function fail(problem: unknown): void {
  const isPlain = problem instanceof Refusal || problem instanceof ConfigurationError;
  console.error(isPlain ? `\n${problem.message}\n` : problem);
}

try {
  await start();
} catch (problem) {
  unmarkRunning(installationFolder());
  fail(problem);
  process.exit(1);
}
