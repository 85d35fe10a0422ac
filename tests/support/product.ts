import { fork } from "node:child_process";
import { discardEmbeddedDatabase, openEmbeddedDatabase } from "#server/cli/embedded-database.ts";
import { freePort } from "#server/cli/ports.ts";
import { waitUntilGone } from "#server/cli/process-state.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A whole Balie as `npm start` makes it, in a folder of its own. */
export type Product = {
  url: string;
  folder: string;
  pid: number;
  /** Everything it said so far. */
  output: () => string;
  /** What journeys need to find it. */
  environment: Record<string, string>;
  stop: () => Promise<void>;
};

type Options = { folder?: string; environment?: Record<string, string> };

/**
 * Starts `npm start`'s own script and waits until it is open.
 * @param options.folder to start again on what an earlier start left.
 * @throws with all it said, when it ends before that.
 */
export async function startProduct(say: (line: string) => void, options: Options = {}): Promise<Product> {
  const folder = options.folder ?? temporaryFolder("product");
  const port = options.environment?.PORT ?? String(await freePort());
  const child = fork("server/cli/start.ts", [], {
    silent: true,
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: undefined,
      BALIE_SECRET: undefined,
      BALIE_FOLDER: folder,
      BALIE_DIST_DIR: ".next-test",
      PORT: port,
      LOG_LEVEL: "info",
      ...options.environment,
    },
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
  const doorUrl = /The FHIR door:\s+(\S+)\/fhir\/stu3/.exec(output)?.[1] ?? "";
  return {
    url,
    folder,
    pid,
    output: () => output,
    environment: {
      BALIE_TEST_URL: url,
      BALIE_TEST_DOOR_URL: doorUrl,
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
