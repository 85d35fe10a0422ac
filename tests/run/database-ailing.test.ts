import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  chownSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Installed, installDatabase, startFhirProcess } from "#tests/support/installed.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

let installed: Installed;
let dva: Awaited<ReturnType<typeof import("#tests/support/fhir-server.ts")["connectDva"]>>;
let support: typeof import("#tests/support/fhir-server.ts");
let samples: typeof import("#tests/support/observations.ts");
let world: typeof import("#tests/support/world.ts");
let fhir: Awaited<ReturnType<typeof startFhirProcess>>;
let patients: { bsn: string }[] = [];
/** The peak after a first request. Starting takes 270 or 400 MB, as the garbage collector pleases. */
let floorMegabytes = 0;

beforeAll(async () => {
  installed = await installDatabase();
  // Modules that read the environment on load are imported after it is set.
  [support, samples, world] = await Promise.all([
    import("#tests/support/fhir-server.ts"),
    import("#tests/support/observations.ts"),
    import("#tests/support/world.ts"),
  ]);
  dva = await support.connectDva();
  patients = await Promise.all(Array.from({ length: 16 }, () => support.makePatient(dva.organization)));
  fhir = await startFhirProcess();
  expect((await send(bundles(1)[0] ?? expect.fail())).status).toBe(200);
  floorMegabytes = peakMegabytes();
});
afterAll(async () => {
  await fhir.kill();
  await dva.close();
  const { closeDatabase } = await import("#server/access/database.ts");
  await closeDatabase();
  await world.owner.end({ timeout: 1 });
  await installed.discard();
  if (hasDisk) spawnSync("umount", [disk]);
  rmSync(disk, { recursive: true, force: true });
});

/** A small disk; only root can mount one. */
const disk = temporaryFolder("alive");
const hasDisk = spawnSync("mount", ["-t", "tmpfs", "-o", "size=24m", "balie-test", disk]).status === 0;

/** What requests during a failure may add, which send 75 MB at once. */
const addedMegabytesMax = 130;

type Sending = { bsn: string; requestId: string; body: string };
const idsIn = (text: string) => [...text.matchAll(/Observation\/([0-9a-f-]{36})\/_history/g)].map(([, id = ""]) => id);

/** Bundles of two values, each padded with whitespace. */
function bundles(count: number, padding = 0): Sending[] {
  return Array.from({ length: count }, (_, at) => ({
    bsn: patients[at % patients.length]?.bsn ?? "",
    requestId: randomUUID(),
    body: JSON.stringify(samples.bundleOf([samples.bloodPressure(), samples.bodyWeight()])) + " ".repeat(padding),
  }));
}

async function send({ bsn, requestId, body }: Sending) {
  const token = await dva.token({ bsn });
  return support.ask(fhir.url, { token, body, headers: { "medmij-request-id": requestId } });
}

/**
 * Sends everything at once during a failure: each is acknowledged or refused with a 503. Returns the acknowledged ids.
 */
async function sendWhileAiling(sendings: readonly Sending[]): Promise<{ told: string[]; refusedCount: number }> {
  const answers = await Promise.all(sendings.map(send));
  const refused = answers.filter(({ status }) => status !== 200);
  for (const answer of refused) {
    expect(answer.status, answer.text).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  }
  const told = answers.filter(({ status }) => status === 200).flatMap(({ text }) => idsIn(text));
  return { told, refusedCount: refused.length };
}

async function storedIn(sendings: readonly Sending[]): Promise<string[]> {
  const rows = await world.owner<{ id: string }[]>`
    select m.measurement_id as id from delivery d join measurement m using (organization_id, delivery_id)
    where d.request_id = any(${sendings.map(({ requestId }) => requestId)}) order by 1`;
  return rows.map(({ id }) => id);
}

/**
 * What was acknowledged is stored, every request succeeds when it is retried, and in the end everything is stored once.
 */
async function expectHonest(sendings: readonly Sending[], told: readonly string[]): Promise<void> {
  expect(await storedIn(sendings)).toEqual(expect.arrayContaining([...told]));
  const again: string[] = [];
  for (const sending of sendings) {
    await expect
      .poll(
        async () => {
          const answer = await send(sending);
          if (answer.status === 200) again.push(...idsIn(answer.text));
          return answer.status;
        },
        { timeout: 20_000, interval: 100 },
      )
      .toBe(200);
  }
  expect(again).toEqual(expect.arrayContaining([...told]));
  expect(await storedIn(sendings)).toEqual(again.toSorted());
  expect(again).toHaveLength(sendings.length * 2);
  expect(fhir.child.exitCode).toBeNull();
  expect(peakMegabytes() - floorMegabytes).toBeLessThan(addedMegabytesMax);
}

/** The most memory that the FHIR server ever had. */
function peakMegabytes(): number {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${fhir.child.pid}/status`, "utf8"))?.[1];
  return Number(peak) / 1_024;
}

it("a database that stalls for two seconds delays requests, and loses nothing that was acknowledged", async () => {
  const sendings = bundles(150, 500_000);
  const frozen = installed.freeze();
  const answers = sendWhileAiling(sendings);
  await pause(2_000);
  frozen.wake();
  const { told, refusedCount } = await answers;
  expect(told.length).toBeGreaterThan(0);
  // What exceeded the load limit was refused at once.
  expect(refusedCount).toBeGreaterThan(0);
  await expectHonest(sendings, told);
});

it("when all connections of the FHIR server are taken for long, senders that wait are told to retry", async () => {
  const held = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const holding = world.owner.begin(async (sql) => {
    await sql`lock table delivery in access exclusive mode`;
    locked.resolve();
    await held.promise;
  });
  await locked.promise;
  const sendings = bundles(100);
  const { told, refusedCount } = await sendWhileAiling(sendings);
  expect({ told, refusedCount }).toEqual({ told: [], refusedCount: sendings.length });
  held.resolve();
  await holding;
  await expectHonest(sendings, told);
});

it("a PostgreSQL server without free connections is treated like one that is down", async () => {
  await world.owner`alter role balie_app connection limit 0`;
  await hangUp();
  const sendings = bundles(30);
  const { told } = await sendWhileAiling(sendings);
  expect(told).toEqual([]);
  await world.owner`alter role balie_app connection limit -1`;
  await expectHonest(sendings, told);
});

it("a PostgreSQL server that only reads, as a standby does, accepts nothing and loses nothing", async () => {
  await installed.stop();
  const signal = join(installed.dataFolder(), "standby.signal");
  writeFileSync(signal, "");
  const { uid, gid } = statSync(installed.dataFolder());
  chownSync(signal, uid, gid);
  await installed.reopen();
  const [row] = await world.owner`select pg_is_in_recovery() as is_standby`;
  expect(row?.is_standby).toBe(true);
  const sendings = bundles(30);
  const { told } = await sendWhileAiling(sendings);
  expect(told).toEqual([]);
  await world.owner`select pg_promote()`;
  await expectHonest(sendings, told);
});

it.skipIf(!hasDisk)(
  `a full disk refuses what does not fit any more${hasDisk ? "" : " (SKIPPED: a small disk can be had only by root)"}`,
  async () => {
    const { uid, gid } = statSync(installed.dataFolder());
    const place = join(disk, "tables");
    mkdirSync(place, { recursive: true });
    chownSync(place, uid, gid);
    await world.owner.unsafe(`create tablespace small location '${place}'`);
    const tables = await world.owner<{ name: string }[]>`
      select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and c.relname like 'measurement_source%'`;
    for (const { name } of tables) await world.owner.unsafe(`alter table ${name} set tablespace small`);
    const filler = join(disk, "filler");
    fill(filler);
    const sendings = bundles(400);
    const told: string[] = [];
    let refusedCount = 0;
    // The free space in half-filled pages is used up first.
    for (let at = 0; at < sendings.length; at += 40) {
      const outcome = await sendWhileAiling(sendings.slice(at, at + 40));
      told.push(...outcome.told);
      refusedCount += outcome.refusedCount;
    }
    expect(refusedCount).toBeGreaterThan(100);
    const more = world.owner`create table more tablespace small as select repeat('x', 9000) from generate_series(1, 100)`;
    await expect(more).rejects.toMatchObject({ code: "53100" });
    rmSync(filler);
    await expectHonest(sendings, told);
  },
);

/** Fills the disk completely. */
function fill(path: string): void {
  const file = openSync(path, "w");
  const block = Buffer.alloc(4_096);
  try {
    for (;;) writeSync(file, block);
  } catch (problem) {
    expect(problem).toMatchObject({ code: "ENOSPC" });
  } finally {
    closeSync(file);
  }
}

async function hangUp(): Promise<void> {
  await world.owner`select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'balie_app'`;
}
