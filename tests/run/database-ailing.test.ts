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
import { type Installed, installDatabase, startDoorProcess } from "#tests/support/installed.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

let installed: Installed;
let counter: Awaited<ReturnType<typeof import("#tests/support/door.ts")["openCounter"]>>;
let support: typeof import("#tests/support/door.ts");
let samples: typeof import("#tests/support/observations.ts");
let world: typeof import("#tests/support/world.ts");
let door: Awaited<ReturnType<typeof startDoorProcess>>;
let patients: { bsn: string }[] = [];

beforeAll(async () => {
  installed = await installDatabase();
  // What reads the environment when it is loaded comes after it is set.
  [support, samples, world] = await Promise.all([
    import("#tests/support/door.ts"),
    import("#tests/support/observations.ts"),
    import("#tests/support/world.ts"),
  ]);
  counter = await support.openCounter();
  patients = await Promise.all(Array.from({ length: 16 }, () => support.makePatient(counter.organization)));
  door = await startDoorProcess();
});
afterAll(async () => {
  await door.kill();
  await counter.close();
  const { closeDatabase } = await import("#server/access/database.ts");
  await closeDatabase();
  await world.owner.end({ timeout: 1 });
  await installed.discard();
  if (hasDisk) spawnSync("umount", [disk]);
  rmSync(disk, { recursive: true, force: true });
});

/** A small disk of its own; only root can have one. */
const disk = temporaryFolder("alive");
const hasDisk = spawnSync("mount", ["-t", "tmpfs", "-o", "size=24m", "balie-test", disk]).status === 0;

const doorMegabytesMax = 400;

type Sending = { bsn: string; requestId: string; body: string };
const idsIn = (text: string) => [...text.matchAll(/Observation\/([0-9a-f-]{36})\/_history/g)].map(([, id = ""]) => id);

/** Bundles of two values, each followed by so many bytes that say nothing. */
function bundles(count: number, padding = 0): Sending[] {
  return Array.from({ length: count }, (_, at) => ({
    bsn: patients[at % patients.length]?.bsn ?? "",
    requestId: randomUUID(),
    body: JSON.stringify(samples.bundleOf([samples.bloodPressure(), samples.bodyWeight()])) + " ".repeat(padding),
  }));
}

async function send({ bsn, requestId, body }: Sending) {
  const token = await counter.token({ bsn });
  return support.ask(door.url, { token, body, headers: { "medmij-request-id": requestId } });
}

/** Everything at once, while something is wrong: taken, or "come again". Answers what was told of what was taken. */
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

/** What was acknowledged is there; the same requests again are all taken; and in the end everything is there once. */
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
  expect(door.child.exitCode).toBeNull();
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${door.child.pid}/status`, "utf8"))?.[1];
  expect(Number(peak) / 1_024).toBeLessThan(doorMegabytesMax);
}

it("a database that stalls for two seconds costs patience, and nothing that was acknowledged", async () => {
  await send(bundles(1)[0] ?? expect.fail());
  const sendings = bundles(150, 500_000);
  const frozen = installed.freeze();
  const answers = sendWhileAiling(sendings);
  await pause(2_000);
  frozen.wake();
  const { told, refusedCount } = await answers;
  expect(told.length).toBeGreaterThan(0);
  // More than there is room for was refused at once.
  expect(refusedCount).toBeGreaterThan(0);
  await expectHonest(sendings, told);
});

it("when all connections of the door are taken for long, whoever waits is asked to come again", async () => {
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

it("a server that has no connection left is one that is not there", async () => {
  await world.owner`alter role balie_app connection limit 0`;
  await hangUp();
  const sendings = bundles(30);
  const { told } = await sendWhileAiling(sendings);
  expect(told).toEqual([]);
  await world.owner`alter role balie_app connection limit -1`;
  await expectHonest(sendings, told);
});

it("a server that only reads, as a standby does, takes nothing and loses nothing", async () => {
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
  `a disk that is full refuses what does not fit any more${hasDisk ? "" : " (SKIPPED: a small disk can be had only by root)"}`,
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
    // What is left in half-filled pages is used up first.
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

/** Until nothing fits. */
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
