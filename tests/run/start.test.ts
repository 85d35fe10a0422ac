import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { discardEmbeddedDatabase, openEmbeddedDatabase } from "#server/run/embedded-database.ts";
import { waitUntilGone } from "#server/run/process-state.ts";
import { type Product, startProduct } from "#tests/support/product.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const folder = temporaryFolder("product");
const silent = () => undefined;
/** The first start builds; rebuilding after a source change is not tested here. */
const keep = { BALIE_BUILD: "keep" };
let product: Product;

beforeAll(async () => {
  product = await startProduct(silent, { folder });
});
afterAll(async () => {
  await product?.stop();
  await discardEmbeddedDatabase(folder);
});

const health = async (url = product.url) => (await fetch(`${url}/api/health`).catch(() => undefined))?.status;
const fhirUrl = () => /The FHIR server: +(\S+)\/fhir/.exec(product.output())?.[1] ?? "";
const fhirStatus = async () => (await fetch(`${fhirUrl()}/health`).catch(() => undefined))?.status;
const postgresPid = () => Number(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
/** From the log of that process, whose last line of a start has the pid. */
const childPid = (name: string) => {
  const lives = [...readFileSync(join(folder, "log", `${name}.log`), "utf8").matchAll(/"pid":(\d+).*ready"/g)];
  return Number(lives.at(-1)?.[1]);
};

/** Runs a start that is expected to refuse; returns its output and exit code. */
function refusedStart(environment: Record<string, string>) {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    BALIE_DIST_DIR: ".next-test",
    ...environment,
  };
  const { status, stderr, stdout } = spawnSync(process.execPath, ["server/run/start.ts"], {
    env,
    encoding: "utf8",
    timeout: 30_000,
  });
  return { status, said: stdout + stderr };
}

async function query<R>(work: (sql: postgres.Sql) => Promise<R>): Promise<R> {
  const database = await openEmbeddedDatabase(folder, silent);
  const sql = postgres(database.url, { max: 1 });
  return work(sql).finally(() => sql.end());
}

it("says where to go and as whom, and serves there", async () => {
  expect(product.output()).toContain(`Balie is open:  ${product.url}`);
  expect(product.output()).toMatch(/Ria Hendriks .*practice-assistant/);
  expect(await health()).toBe(200);
  expect(product.output()).toContain("The FHIR server:");
  expect(await fhirStatus()).toBe(200);
});

it("the simulated PGO finds the FHIR server of this installation, whichever port it took", () => {
  const { FHIR_PORT: _, FHIR_URL: __, ...env } = process.env;
  const { status, stdout } = spawnSync(process.execPath, ["server/cli/pgo.ts", "read", "Patient"], {
    env: { ...env, BALIE_FOLDER: folder },
    encoding: "utf8",
    timeout: 30_000,
  });
  expect(stdout).toContain(`> GET ${fhirUrl()}/fhir/stu3/Patient`);
  expect(stdout).toContain("< 200 OK");
  expect(status).toBe(0);
});

it("a second start on the same folder says that the first one runs", () => {
  const { status, said } = refusedStart({ BALIE_FOLDER: folder });
  expect(status).toBe(1);
  expect(said).toContain(`Balie runs here already (process ${product.pid}) on ${product.url}`);
});

it("a configured port that is taken is reported in one sentence", () => {
  const other = temporaryFolder("product");
  const port = new URL(product.url).port;
  const { status, said } = refusedStart({ BALIE_FOLDER: other, PORT: port });
  rmSync(other, { recursive: true });
  expect({ status, said }).toMatchObject({ status: 1, said: expect.stringContaining(`Port ${port} (PORT) is in use`) });
});

it("an invalid setting is named with what is wrong with it, and its value is not shown", () => {
  const other = temporaryFolder("product");
  const { status, said } = refusedStart({ BALIE_FOLDER: other, BALIE_SECRET: "too short", LOG_LEVEL: "loud" });
  rmSync(other, { recursive: true });
  expect(status).toBe(1);
  expect(said).toMatch(/BALIE_SECRET: .*\n.*LOG_LEVEL: /);
  expect(said).not.toContain("too short");
});

it("a killed web process, FHIR server, worker and database come back by themselves", async () => {
  process.kill(childPid("web"), "SIGKILL");
  process.kill(childPid("fhir"), "SIGKILL");
  await vi.waitFor(() => expect(product.output()).toContain("fhir is back"), { timeout: 20_000, interval: 200 });
  expect(await fhirStatus()).toBe(200);
  await vi.waitFor(async () => expect(await health()).toBe(200), { timeout: 20_000, interval: 200 });
  process.kill(childPid("worker"), "SIGKILL");
  const first = postgresPid();
  process.kill(first, "SIGKILL");
  await vi.waitFor(() => expect(product.output()).toContain("the database is back"), { timeout: 10_000, interval: 50 });
  await vi.waitFor(() => expect(product.output()).toContain("worker is back"), { timeout: 20_000, interval: 200 });
  await vi.waitFor(async () => expect(await health()).toBe(200), { timeout: 20_000, interval: 200 });
  expect(postgresPid()).not.toBe(first);
});

it("after kill -9 the children end, and a second start takes the database over with all that was in it", async () => {
  const organizationId = crypto.randomUUID();
  await query(
    (sql) =>
      sql`insert into organization ${sql({ organization_id: organizationId, kind: "practice", name: "Praktijk Blijft" })}`,
  );
  const [web, database] = [childPid("web"), postgresPid()];
  process.kill(product.pid, "SIGKILL");
  expect(await waitUntilGone(web, 15_000)).toBe(true);
  product = await startProduct(silent, { folder, environment: { ...keep, PORT: new URL(product.url).port } });
  expect(product.output()).toContain("was still running, taken over");
  expect(postgresPid()).toBe(database);
  expect(
    await query((sql) => sql`select name from organization where organization_id = ${organizationId}`),
  ).toHaveLength(1);
});

it("kill -9 of everything, the database too, loses nothing that was written", async () => {
  const organizationId = crypto.randomUUID();
  await query(
    (sql) =>
      sql`insert into organization ${sql({ organization_id: organizationId, kind: "practice", name: "Praktijk Blijft Ook" })}`,
  );
  for (const pid of [product.pid, childPid("web"), childPid("worker"), childPid("fhir"), postgresPid()])
    process.kill(pid, "SIGKILL");
  product = await startProduct(silent, { folder });
  expect(
    await query((sql) => sql`select name from organization where organization_id = ${organizationId}`),
  ).toHaveLength(1);
});

it("Ctrl C ends everything in order and leaves nothing behind", async () => {
  const pids = [product.pid, childPid("web"), childPid("worker"), childPid("fhir"), postgresPid()];
  process.kill(product.pid, "SIGINT");
  for (const pid of pids) expect(await waitUntilGone(pid, 20_000)).toBe(true);
  expect(product.output()).toContain("stopped; everything is kept");
  expect(existsSync(join(folder, "postgres", "postmaster.pid"))).toBe(false);
  expect(existsSync(join(folder, "running.json"))).toBe(false);
});

it("with DATABASE_URL that database is used and left alone; while it is away the health check says so", async () => {
  const given = await openEmbeddedDatabase(folder, silent);
  const other = temporaryFolder("product");
  const environment = { ...keep, DATABASE_URL: given.url, BALIE_DEMO: "on" };
  product = await startProduct(silent, { folder: other, environment });
  expect(product.output()).toContain("(DATABASE_URL)");
  expect(existsSync(join(other, "postgres"))).toBe(false);
  expect(await health()).toBe(200);
  await given.stop();
  await vi.waitFor(async () => expect(await health()).toBe(503), { timeout: 20_000, interval: 300 });
  const back = await openEmbeddedDatabase(folder, silent);
  await vi.waitFor(async () => expect(await health()).toBe(200), { timeout: 30_000, interval: 300 });
  await product.stop();
  expect(back.isRunning()).toBe(true);
  await back.stop();
  rmSync(other, { recursive: true, force: true });
});
