import { fork } from "node:child_process";
import { discardEmbeddedDatabase, openEmbeddedDatabase } from "#server/run/embedded-database.ts";
import { freePort } from "#server/run/ports.ts";
import { waitUntilGone } from "#server/run/process-state.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A complete Balie as `npm start` runs it, in its own folder. */
export type Product = {
  url: string;
  folder: string;
  pid: number;
  /** All output so far. */
  output: () => string;
  /** Environment variables by which journeys find it. */
  environment: Record<string, string>;
  stop: () => Promise<void>;
};

type Options = { folder?: string; environment?: Record<string, string> };

/** `npm test` builds into its own folder, separate from a Balie in use. */
const environmentAt = (folder: string) => ({
  ...process.env,
  NODE_ENV: "production" as const,
  DATABASE_URL: undefined,
  BALIE_SECRET: undefined,
  AUDIT_KEYS: undefined,
  AUDIT_FOLDER: undefined,
  STORAGE_FOLDER: undefined,
  BALIE_FOLDER: folder,
  BALIE_DIST_DIR: ".next-test",
  LOG_LEVEL: "info",
});

/** `npm start -- --prepare`: builds the pages and loads the demo, for later starts in this folder. */
export async function prepareProduct(folder: string, say: (line: string) => void): Promise<void> {
  const ports = { PORT: String(await freePort()), FHIR_PORT: String(await freePort()) };
  const child = fork("server/run/start.ts", ["--prepare"], {
    silent: true,
    env: { ...environmentAt(folder), ...ports },
  });
  let output = "";
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const code = await new Promise((settle) => child.once("close", settle));
  if (code !== 0) throw new Error(`Balie could not be prepared (${code}):\n${output}`);
  say(
    `✓ pages and demo, once for all that start Balie: ${/pages: (.*)/.exec(output.split("still").at(-1) ?? "")?.[1] ?? ""}`,
  );
}

/**
 * Runs the script of `npm start` and waits until it is ready.
 * @param options.folder to start again in the folder of an earlier start.
 * @throws if it ends before that, with all its output.
 */
export async function startProduct(say: (line: string) => void, options: Options = {}): Promise<Product> {
  const folder = options.folder ?? temporaryFolder("product");
  const port = options.environment?.PORT ?? String(await freePort());
  // In a folder of its own it is one of several that may start at once, and would look for the same first free port.
  const fhirPort = options.folder ? {} : { FHIR_PORT: String(await freePort()) };
  const child = fork("server/run/start.ts", [], {
    silent: true,
    env: { ...environmentAt(folder), PORT: port, ...fhirPort, ...options.environment },
  });
  let output = "";
  const { promise: open, resolve, reject } = Promise.withResolvers<void>();
  child.stdout?.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    for (const line of chunk.toString().trimEnd().split("\n")) say(line);
    if (/Balie is open/.test(output)) resolve();
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.once("exit", (code) => reject(new Error(`Balie did not start (${code}):\n${output}`)));
  await open;
  const pid = child.pid ?? 0;
  const ownerUrl = options.environment?.DATABASE_URL ?? (await openEmbeddedDatabase(folder, () => undefined)).url;
  const url = `http://localhost:${/localhost:(\d+)/.exec(output)?.[1] ?? port}`;
  const fhirUrl = /The FHIR server:\s+(\S+)\/fhir\/stu3/.exec(output)?.[1] ?? "";
  return {
    url,
    folder,
    pid,
    output: () => output,
    environment: {
      BALIE_TEST_URL: url,
      BALIE_TEST_FHIR_URL: fhirUrl,
      BALIE_TEST_DATABASE_URL: ownerUrl,
      BALIE_TEST_FOLDER: folder,
    },
    stop: async () => {
      child.kill("SIGTERM");
      await waitUntilGone(pid, 30_000);
      if (!options.folder) await discardEmbeddedDatabase(folder);
    },
  };
}
