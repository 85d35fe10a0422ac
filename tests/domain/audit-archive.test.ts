import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, it, vi } from "vitest";
import { transact } from "#db/client.ts";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { database } from "#server/access/database.ts";
import { archiveAuditEvents } from "#server/audit/archive/archive.ts";
import { readManifests } from "#server/audit/archive/archive-reading.ts";
import { auditKeys } from "#server/audit/chain/keys.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { addMonths } from "#server/calendar/days.ts";
import { env } from "#server/env.ts";
import { practiceSealedAt, seal, verify, write } from "#tests/support/audit-chain.ts";
import { testsOwn } from "#tests/support/sent-statements.ts";
import { auditLines, owner } from "#tests/support/world.ts";

const monthsAgo = (count: number) => new Date(`${addMonths(dutchDay(new Date()), -count)}T12:00:00Z`);
const old = [monthsAgo(75), monthsAgo(74), monthsAgo(70)];
/** Younger than five years, and the head. */
const young = [monthsAgo(59), undefined];

const archive = (organizationId: string) =>
  archiveAuditEvents(grant(systemActor("worker", organizationId), "audit.archive"));
const folderOf = (organizationId: string) => join(env().AUDIT_FOLDER, "archive", organizationId);
const filesOf = (organizationId: string) => readdirSync(folderOf(organizationId)).sort();
const fileOf = (organizationId: string, ending: string) =>
  join(folderOf(organizationId), filesOf(organizationId).find((name) => name.endsWith(ending)) ?? "");

/** How many rows of the log an organization has, and its lowest block. */
async function stored(organizationId: string) {
  const [row] = await owner<{ lines: number; shown: number; seals: number; oldest: number }[]>`
    select (select count(*)::int from audit_event where organization_id = ${organizationId}) as lines,
      (select count(*)::int from audit_shown where organization_id = ${organizationId}) as shown,
      (select count(*)::int from audit_seal where organization_id = ${organizationId}) as seals,
      (select min(number) from audit_block where organization_id = ${organizationId}) as oldest`;
  return row;
}

/** Ids of the lines in the archive, as often as they are there. */
const archivedIds = (organizationId: string) =>
  filesOf(organizationId)
    .filter((name) => name.endsWith(".ndjson"))
    .flatMap((name) =>
      readFileSync(join(folderOf(organizationId), name), "utf8")
        .trim()
        .split("\n"),
    )
    .map((text): { line?: { eventId: string } } => JSON.parse(text))
    .flatMap(({ line }) => (line ? [line.eventId] : []));

async function archivedPractice(): Promise<{ organizationId: string; officer: PersonActor }> {
  const { practice, officer } = await practiceSealedAt([...old, ...young], [uuidv7()]);
  await archive(practice.organizationId);
  return { organizationId: practice.organizationId, officer };
}

describe("lines past their years", () => {
  it("leave the database for a file, with the names they showed; the chain goes on from it", async () => {
    const { practice, officer } = await practiceSealedAt([...old, ...young], [uuidv7(), uuidv7()]);
    const { organizationId } = practice;
    const before = await owner<{ event_id: string }[]>`
      select event_id from audit_seal where organization_id = ${organizationId} and block_number <= 3 order by event_id`;
    expect(await archive(organizationId)).toEqual({ fileCount: 1, eventCount: 12, removedCount: 12 });
    // One line more: that it was archived.
    expect(await stored(organizationId)).toEqual({ lines: 9, shown: 16, seals: 8, oldest: 4 });
    expect(archivedIds(organizationId).sort()).toEqual(before.map((row) => row.event_id));
    expect(readFileSync(fileOf(organizationId, ".ndjson"), "utf8")).toContain('"shown":["');
    expect(await verify(officer)).toMatchObject({
      finding: null,
      blockCount: 2,
      eventCount: 8,
      heldAgainst: { file: { headCount: 5 }, archive: { fileCount: 1, eventCount: 12 } },
    });
    const events = (await auditLines(organizationId)).filter(({ event }) => event === "audit.archived");
    expect(events.map(({ detail }) => detail)).toMatchObject([{ firstNumber: 1, lastNumber: 3, eventCount: 12 }]);
  });

  it("go once: a second run, and one a month later, do nothing twice", async () => {
    const { organizationId, officer } = await archivedPractice();
    expect(await archive(organizationId)).toEqual({ fileCount: 0, eventCount: 0, removedCount: 0 });
    await write(officer, 1);
    await seal(organizationId);
    expect((await verify(officer)).finding).toBeNull();
    expect(filesOf(organizationId)).toHaveLength(2);
  });

  it("stay when there is nothing newer, or when they are not yet five years old", async () => {
    const { practice, officer } = await practiceSealedAt([monthsAgo(75)]);
    expect(await archive(practice.organizationId)).toMatchObject({ fileCount: 0, removedCount: 0 });
    const fresh = await practiceSealedAt(young);
    expect(await archive(fresh.practice.organizationId)).toMatchObject({ fileCount: 0, removedCount: 0 });
    expect((await verify(officer)).finding).toBeNull();
  });

  it("stay when one of them is not as it was sealed, and no file claims otherwise", async () => {
    const { practice, officer } = await practiceSealedAt([...old, ...young]);
    const { organizationId } = practice;
    await owner`update audit_event set actor_name = 'Iemand anders' where event_id =
      (select event_id from audit_seal where organization_id = ${organizationId} and block_number = 2 limit 1)`;
    await expect(archive(organizationId)).rejects.toThrow("could not be archived");
    expect(await stored(organizationId)).toMatchObject({ lines: 20, oldest: 1 });
    expect(filesOf(organizationId)).toEqual([]);
    expect((await verify(officer)).finding).toMatchObject({ kind: "line-changed", blockNumber: 2 });
  });
});

describe("a run that was killed loses and doubles nothing", () => {
  it.each(["before the manifest", "before the row", "before removing", "while removing"])("%s", async (point) => {
    const { practice, officer } = await practiceSealedAt([...old, ...young], [uuidv7()]);
    const { organizationId } = practice;
    const all = await owner<{ event_id: string }[]>`
      select event_id from audit_seal where organization_id = ${organizationId} order by event_id`;
    const rows = await owner.begin(async (tx) => {
      const keep: Record<string, object[]> = {};
      for (const table of ["audit_event", "audit_shown", "audit_seal", "audit_block"]) {
        keep[table] = await tx`select * from ${tx(table)} where organization_id = ${organizationId}`;
      }
      return keep;
    });
    await archive(organizationId);
    // What the killed run had not done yet is undone.
    const putBack = async (upFrom: number) => {
      for (const table of ["audit_event", "audit_shown", "audit_seal", "audit_block"]) {
        for (const row of rows[table] ?? [])
          await owner`insert into ${owner(table)} ${owner(row)} on conflict do nothing`;
      }
      await owner`delete from audit_event e using audit_seal s where s.event_id = e.event_id
        and s.organization_id = ${organizationId} and s.block_number < ${upFrom}`;
      await owner`delete from audit_shown h using audit_seal s where s.event_id = h.event_id
        and s.organization_id = ${organizationId} and s.block_number < ${upFrom}`;
      await owner`delete from audit_seal where organization_id = ${organizationId} and block_number < ${upFrom}`;
      await owner`delete from audit_block where organization_id = ${organizationId} and number < ${upFrom}`;
    };
    await putBack(point === "while removing" ? 2 : 1);
    if (point.startsWith("before the")) {
      await owner`delete from audit_archive where organization_id = ${organizationId}`;
      await owner`delete from audit_event where organization_id = ${organizationId} and event = 'audit.archived'`;
    }
    if (point === "before the manifest") {
      rmSync(fileOf(organizationId, ".json"));
      renameSync(fileOf(organizationId, ".ndjson"), join(folderOf(organizationId), "draft.ndjson"));
    }
    if (point !== "before the manifest") expect((await verify(officer)).finding).toBeNull();
    expect(await archive(organizationId)).toMatchObject({ removedCount: point === "while removing" ? 8 : 12 });
    const left = await owner<{ event_id: string }[]>`
      select event_id from audit_seal where organization_id = ${organizationId}`;
    const found = [...archivedIds(organizationId), ...left.map((row) => row.event_id)].sort();
    expect(found).toEqual(all.map((row) => row.event_id));
    expect(await verify(officer)).toMatchObject({ finding: null, heldAgainst: { archive: { eventCount: 12 } } });
    const events = (await auditLines(organizationId)).filter(({ event }) => event === "audit.archived");
    expect(events).toHaveLength(1);
  });
});

it("two runs at once are one: the queue repeats a job that goes on", async () => {
  const { practice, officer } = await practiceSealedAt([...old, ...young]);
  const { organizationId } = practice;
  const runs = await Promise.all([archive(organizationId), archive(organizationId), archive(organizationId)]);
  const sum = (count: (run: (typeof runs)[number]) => number) => runs.reduce((total, run) => total + count(run), 0);
  expect([sum((run) => run.fileCount), sum((run) => run.removedCount)]).toEqual([1, 12]);
  expect(archivedIds(organizationId)).toHaveLength(12);
  expect(filesOf(organizationId)).toHaveLength(2);
  expect((await verify(officer)).finding).toBeNull();
  // The lock went with them.
  expect(await archive(organizationId)).toEqual({ fileCount: 0, eventCount: 0, removedCount: 0 });
});

it("a file and its manifest are on the disk under their names before a line goes", async () => {
  const { practice } = await practiceSealedAt([...old, ...young]);
  const any = await open(env().AUDIT_FOLDER);
  const synced: string[] = [];
  const sync = vi.spyOn(Object.getPrototypeOf(any), "sync").mockImplementation(async function (this: FileHandle) {
    const isFolder = (await this.stat()).isDirectory();
    synced.push(isFolder ? `folder with ${filesOf(practice.organizationId).length} files` : "file");
  });
  await archive(practice.organizationId);
  sync.mockRestore();
  await any.close();
  expect(synced.slice(-4)).toEqual(["file", "folder with 1 files", "file", "folder with 2 files"]);
});

it("nothing is removed until a check has its verdict, also while it reads the heads that were kept", async () => {
  const { practice, officer } = await practiceSealedAt([...old, ...young]);
  const { organizationId } = practice;
  // Read first, and not done before somebody has written it.
  const held = join(env().AUDIT_FOLDER, "heads", organizationId, "0000-00.ndjson");
  execFileSync("mkfifo", [held]);
  const reached = open(held, "w");
  const checking = verify(officer);
  const pipe = await reached;
  expect(await archive(organizationId)).toEqual({ fileCount: 1, eventCount: 12, removedCount: 0 });
  await pipe.close();
  rmSync(held);
  expect(await checking).toMatchObject({ finding: null, blockCount: 5 });
  expect(await archive(organizationId)).toMatchObject({ removedCount: 12 });
  expect((await verify(officer)).finding).toBeNull();
});

describe("an archive that was tampered with is found by the same check", () => {
  it("a changed line, an added line and a changed manifest", async () => {
    const { organizationId, officer } = await archivedPractice();
    const changed = { kind: "archive-changed", blockNumber: 3 };
    const content = fileOf(organizationId, ".ndjson");
    const text = readFileSync(content, "utf8");
    writeFileSync(content, text.replace(officer.name, "Iemand anders"));
    expect((await verify(officer)).finding).toEqual(changed);
    writeFileSync(content, text);
    expect((await verify(officer)).finding).toBeNull();
    appendFileSync(content, "{}\n");
    expect((await verify(officer)).finding).toEqual(changed);
    writeFileSync(content, text);
    const manifest = fileOf(organizationId, ".json");
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace('"eventCount": 12', '"eventCount": 11'));
    expect((await verify(officer)).finding).toEqual(changed);
    writeFileSync(manifest, "{");
    expect((await verify(officer)).finding).toEqual(changed);
  });

  it("a removed file, and an archive of another organization in its place", async () => {
    const { organizationId, officer } = await archivedPractice();
    const other = await archivedPractice();
    const manifest = fileOf(organizationId, ".json");
    const text = readFileSync(manifest, "utf8");
    writeFileSync(manifest, readFileSync(fileOf(other.organizationId, ".json"), "utf8"));
    expect((await verify(officer)).finding?.kind).toBe("archive-changed");
    writeFileSync(manifest, text);
    rmSync(fileOf(organizationId, ".ndjson"));
    expect((await verify(officer)).finding).toEqual({ kind: "archive-removed", blockNumber: 3 });
    rmSync(manifest);
    expect((await verify(officer)).finding?.kind).toMatch(/removed/);
  });

  it("a machine with a folder of its own says that it sees another one, and archives nothing into it", async () => {
    const { organizationId, officer } = await archivedPractice();
    const shared = env().AUDIT_FOLDER;
    env().AUDIT_FOLDER = join(shared, "of-another-machine");
    try {
      expect(await verify(officer)).toMatchObject({
        finding: { kind: "folder-elsewhere", blockNumber: 3 },
        heldAgainst: { file: null, archive: { fileCount: 0 } },
      });
      await expect(archive(organizationId)).rejects.toThrow("1 logs could not be archived");
      expect(existsSync(env().AUDIT_FOLDER)).toBe(false);
      await write(officer, 1);
      await seal(organizationId);
      // With a head of its own it is a folder of this log, in which the archive is missing.
      expect((await verify(officer)).finding).toEqual({ kind: "archive-removed", blockNumber: 3 });
    } finally {
      env().AUDIT_FOLDER = shared;
    }
    expect((await verify(officer)).finding).toBeNull();
  });

  it("old blocks that somebody removed with a row that says they are archived", async () => {
    const { practice, officer } = await practiceSealedAt([...old, ...young]);
    const { organizationId } = practice;
    const [two] = await owner`select hash from audit_block where organization_id = ${organizationId} and number = 2`;
    await owner`insert into audit_archive values (${organizationId}, 1, 2, 8, ${two?.hash ?? ""}, now())`;
    await owner`delete from audit_event e using audit_seal s where s.event_id = e.event_id
      and s.organization_id = ${organizationId} and s.block_number <= 2`;
    await owner`delete from audit_seal where organization_id = ${organizationId} and block_number <= 2`;
    await owner`delete from audit_block where organization_id = ${organizationId} and number <= 2`;
    expect((await verify(officer)).finding).toEqual({ kind: "archive-removed", blockNumber: 2 });
  });
});

it("removing reads by key, whatever else the log holds: it takes nothing from who is working", async () => {
  const { practice } = await practiceSealedAt([...old, ...young], [uuidv7()]);
  const busy = await practiceSealedAt([undefined], [uuidv7()]);
  const { organizationId } = busy.practice;
  const ids = Array.from({ length: 20_000 }, () => uuidv7());
  await owner`insert into audit_event
    select (jsonb_populate_record(e, jsonb_build_object('event_id', id))).*
    from audit_event e, unnest(${ids}::uuid[]) id
    where e.event_id = (select event_id from audit_event where organization_id = ${organizationId} limit 1)`;
  await owner`insert into audit_seal select ${organizationId}, id, 1, '' from unnest(${ids}::uuid[]) id`;
  await owner`insert into audit_shown select ${organizationId}, id, id from unnest(${ids}::uuid[]) id`;
  await owner`analyze audit_event, audit_seal, audit_shown, audit_block`;
  await owner`insert into audit_archive values (${practice.organizationId}, 1, 3, 12, '', now())`;
  const read = await transact(database(), "write", { organizationId: practice.organizationId }, async (_, raw) => {
    const counted = () =>
      raw.unsafe<{ name: string; whole: string; gone: string }[]>(`${testsOwn}
        select relname as name, seq_scan as whole, n_tup_del as gone from pg_stat_xact_user_tables
        where relname in ('audit_event', 'audit_seal', 'audit_shown') order by 1`);
    // This connection may not have handed over what it counted in earlier transactions.
    const before = await counted();
    const [removed] = await raw.unsafe<{ count: number }[]>(`${testsOwn} select audit_forget_oldest(3) as count`);
    const tables = (await counted()).map(({ name, whole, gone }, index) => [
      name,
      Number(whole) - Number(before[index]?.whole ?? 0),
      Number(gone) - Number(before[index]?.gone ?? 0),
    ]);
    return { removed, tables };
  });
  expect(read).toEqual({
    removed: { count: 4 },
    tables: [
      ["audit_event", 0, 4],
      ["audit_seal", 0, 4],
      ["audit_shown", 0, 4],
    ],
  });
});

describe("the application's role", () => {
  const statement = (organizationId: string, text: string) =>
    transact(database(), "write", { organizationId }, (_, raw) =>
      raw.unsafe<{ count: number | null }[]>(`${testsOwn} ${text}`),
    );
  const forget = (organizationId: string) => statement(organizationId, "select audit_forget_oldest(1000000) as count");

  it("cannot remove what is in no archive, what is too young, or the head, whatever row it writes", async () => {
    const { practice } = await practiceSealedAt([...old, ...young]);
    const { organizationId } = practice;
    expect((await forget(organizationId))[0]).toEqual({ count: null });
    await statement(organizationId, `insert into audit_archive values ('${organizationId}', 1, 99, 1, 'x', now())`);
    for (const count of [4, 4, 4, null, null]) expect((await forget(organizationId))[0]).toEqual({ count });
    expect(await stored(organizationId)).toMatchObject({ lines: 8, oldest: 4 });
  });

  it("cannot give a number that was archived away to fresh lines", async () => {
    const { organizationId, officer } = await archivedPractice();
    await write(officer, 1);
    const claim = (number: number) =>
      statement(
        organizationId,
        `insert into audit_block values ('${organizationId}', ${number}, 1, 'x', 'x', 'x',
        now() - interval '6 years')`,
      );
    for (const number of [0, 1, 3, 4, 7]) await expect(claim(number)).rejects.toThrow(/row-level security/);
    await seal(organizationId);
    expect(await stored(organizationId)).toMatchObject({ lines: 10, seals: 10, oldest: 4 });
    expect((await verify(officer)).finding).toBeNull();
  });

  it("cannot remove a fresh line in a block that is due", async () => {
    const { practice, officer } = await practiceSealedAt([...old, ...young]);
    const { organizationId } = practice;
    await write(officer, 1);
    await statement(organizationId, `insert into audit_archive values ('${organizationId}', 1, 3, 12, 'x', now())`);
    await statement(
      organizationId,
      `insert into audit_seal select e.organization_id, e.event_id, 1, 'x' from audit_event e
      where e.organization_id = '${organizationId}'
        and not exists (select from audit_seal s where s.organization_id = e.organization_id and s.event_id = e.event_id)`,
    );
    expect((await forget(organizationId))[0]).toEqual({ count: null });
    expect(await stored(organizationId)).toMatchObject({ lines: 21, oldest: 1 });
  });

  it("writes files that only the installation's user reads, and manifests that are its own", async () => {
    const { organizationId } = await archivedPractice();
    expect(existsSync(fileOf(organizationId, ".json"))).toBe(true);
    const { manifests, finding } = await readManifests(organizationId, auditKeys());
    expect({ finding, spans: manifests.map((one) => [one.firstNumber, one.lastNumber]) }).toEqual({
      finding: null,
      spans: [[1, 3]],
    });
  });
});
