import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { transact } from "#db/client.ts";
import { systemOrganizationId } from "#db/terms/organizations.ts";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { database } from "#server/access/database.ts";
import { exportAuditEvents } from "#server/audit/export.ts";
import { getLogState } from "#server/audit/get-log-state.ts";
import { listAuditEvents } from "#server/audit/list.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { seal, verify } from "#tests/support/audit-chain.ts";
import { testsOwn } from "#tests/support/sent-statements.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

/** Writes log lines through `change`, as the application does. */
async function write(actor: PersonActor, count: number, detail: Record<string, string> = {}): Promise<void> {
  const access = grant(actor, "profile.change");
  for (let i = 0; i < count; i++) {
    const object = { type: "person", id: actor.personId };
    const line = { event: "person.profile-changed" as const, object, detail: { ...detail, i } };
    await change(access, async () => ({ result: undefined, event: line }));
  }
}

/** An organization with three blocks of four lines, and its privacy officer. */
async function sealedPractice(): Promise<{ practice: TestOrganization; officer: PersonActor; ids: string[] }> {
  const practice = await makeOrganization();
  const officer = await makePerson(practice, ["privacy-officer"]);
  for (let block = 0; block < 3; block++) {
    await write(officer, 4);
    await seal(practice.organizationId);
  }
  const rows = await owner<{ event_id: string }[]>`
    select event_id from audit_seal where organization_id = ${practice.organizationId} order by block_number, event_id`;
  return { practice, officer, ids: rows.map((row) => row.event_id) };
}

describe("an untouched chain", () => {
  it("is found intact, with how much it holds and what is not sealed yet", async () => {
    const { officer } = await sealedPractice();
    await write(officer, 2);
    const verdict = await verify(officer);
    expect(verdict).toMatchObject({ finding: null, blockCount: 3, eventCount: 12, unsealed: { count: 2 } });
    expect(verdict.head?.number).toBe(3);
    expect(Date.now() - (verdict.unsealed.oldestAt?.getTime() ?? 0)).toBeLessThan(60_000);
  });

  it("logs the check itself, with the head of that moment", async () => {
    const { practice, officer } = await sealedPractice();
    const { head } = await verify(officer);
    const last = (await auditLines(practice.organizationId)).at(-1);
    expect(last).toMatchObject({ event: "audit.verified", outcome: "success", detail: { headHash: head?.hash } });
  });

  it("of an organization without any line has nothing to find", async () => {
    const officer = await makePerson(await makeOrganization(), ["privacy-officer"]);
    await seal();
    expect(await verify(officer)).toMatchObject({ finding: null, head: null, unsealed: { count: 0, oldestAt: null } });
  });

  it("of Balie's own lines, which belong to no practice, is sealed as well", async () => {
    const access = grant(systemActor("register.fetch"), "register.import");
    const line = { event: "register.imported" as const, object: { type: "register-version", id: uuidv7() } };
    await change(access, async () => ({ result: undefined, event: line }));
    await seal();
    const [left] = await owner<{ open: number; sealed: number }[]>`
      select count(*) filter (where s.event_id is null)::int as open, count(s.event_id)::int as sealed
      from audit_event e left join audit_seal s using (organization_id, event_id)
      where e.organization_id = ${systemOrganizationId}`;
    expect(left).toEqual({ open: 0, sealed: 1 });
  });
});

describe("tampering by somebody who owns the database is found", () => {
  it("a changed line, whichever of its fields", async () => {
    const { officer, ids } = await sealedPractice();
    await owner`update audit_event set actor_name = 'Iemand anders' where event_id = ${ids[5] ?? ""}`;
    expect((await verify(officer)).finding).toMatchObject({ kind: "line-changed", blockNumber: 2, eventId: ids[5] });
    await owner`update audit_event set actor_name = ${officer.name} where event_id = ${ids[5] ?? ""}`;
    expect((await verify(officer)).finding).toBeNull();
    await owner`update audit_event set detail = detail || '{"i": 9}' where event_id = ${ids[9] ?? ""}`;
    expect((await verify(officer)).finding).toMatchObject({ kind: "line-changed", blockNumber: 3, eventId: ids[9] });
  });

  it("a changed line with its seal adjusted to match", async () => {
    const { practice, officer, ids } = await sealedPractice();
    const other = await sealedPractice();
    await owner`update audit_seal set event_hash = (select event_hash from audit_seal where event_id = ${other.ids[0] ?? ""})
      where organization_id = ${practice.organizationId} and event_id = ${ids[5] ?? ""}`;
    expect((await verify(officer)).finding).toMatchObject({ kind: "line-changed", blockNumber: 2 });
  });

  it("a removed line", async () => {
    const { officer, ids } = await sealedPractice();
    await owner`delete from audit_event where event_id = ${ids[6] ?? ""}`;
    expect((await verify(officer)).finding).toMatchObject({ kind: "line-removed", blockNumber: 2, eventId: ids[6] });
  });

  it("a line removed together with its seal", async () => {
    const { officer, ids } = await sealedPractice();
    await owner`delete from audit_event where event_id = ${ids[6] ?? ""}`;
    await owner`delete from audit_seal where event_id = ${ids[6] ?? ""}`;
    expect((await verify(officer)).finding).toEqual({ kind: "block-changed", blockNumber: 2 });
  });

  it("a line inserted in between, with a backdated time", async () => {
    const { practice, officer, ids } = await sealedPractice();
    const eventId = uuidv7({ msecs: Date.now() - 3_600_000 });
    await owner`insert into audit_event
      select (jsonb_populate_record(e, ${owner.json({ event_id: eventId, actor_name: "Verzonnen" })})).*
      from audit_event e where organization_id = ${practice.organizationId} and event_id = ${ids[0] ?? ""}`;
    await seal(practice.organizationId);
    expect((await verify(officer)).finding).toMatchObject({ kind: "line-inserted", blockNumber: null, eventId });
  });

  it("a line inserted in between together with a seal", async () => {
    const { practice, officer, ids } = await sealedPractice();
    const eventId = uuidv7({ msecs: Date.now() - 3_600_000 });
    const { organizationId } = practice;
    await owner`insert into audit_event
      select (jsonb_populate_record(e, ${owner.json({ event_id: eventId })})).* from audit_event e where event_id = ${ids[0] ?? ""}`;
    await owner`insert into audit_seal values (${organizationId}, ${eventId}, 2, ${"0".repeat(64)})`;
    expect((await verify(officer)).finding).toMatchObject({ kind: "line-changed", blockNumber: 2, eventId });
    await owner`update audit_seal set block_number = 0 where event_id = ${eventId}`;
    expect((await verify(officer)).finding).toMatchObject({ kind: "line-inserted", eventId });
  });

  it("two lines that changed places", async () => {
    const { officer, ids } = await sealedPractice();
    const [a = "", b = ""] = [ids[4], ids[7]];
    const spare = uuidv7();
    await owner.begin(async (tx) => {
      await tx`update audit_event set event_id = ${spare} where event_id = ${a}`;
      await tx`update audit_event set event_id = ${a} where event_id = ${b}`;
      await tx`update audit_event set event_id = ${b} where event_id = ${spare}`;
    });
    expect((await verify(officer)).finding).toMatchObject({ kind: "line-changed", blockNumber: 2, eventId: a });
  });

  it("a line moved to another block, with its seal", async () => {
    const { officer, ids } = await sealedPractice();
    await owner`update audit_seal set block_number = 3 where event_id = ${ids[5] ?? ""}`;
    expect((await verify(officer)).finding).toEqual({ kind: "block-changed", blockNumber: 2 });
  });

  it("a removed block, in the middle or at the end, with or without its lines", async () => {
    const { practice, officer } = await sealedPractice();
    const { organizationId } = practice;
    await owner`delete from audit_block where organization_id = ${organizationId} and number = 3`;
    expect((await verify(officer)).finding).toEqual({ kind: "block-removed", blockNumber: 3 });
    await owner`delete from audit_block where organization_id = ${organizationId} and number = 1`;
    expect((await verify(officer)).finding).toEqual({ kind: "block-removed", blockNumber: 1 });
  });

  it("a whole block removed with its seals and lines, and the numbers closed up", async () => {
    const { practice, officer } = await sealedPractice();
    const { organizationId } = practice;
    await owner`delete from audit_event using audit_seal s
      where s.event_id = audit_event.event_id and s.organization_id = ${organizationId} and s.block_number = 2`;
    await owner`delete from audit_seal where organization_id = ${organizationId} and block_number = 2`;
    expect((await verify(officer)).finding).toEqual({ kind: "block-changed", blockNumber: 2 });
    await owner`delete from audit_block where organization_id = ${organizationId} and number = 2`;
    expect((await verify(officer)).finding).toEqual({ kind: "block-removed", blockNumber: 2 });
    await owner`update audit_block set number = 2 where organization_id = ${organizationId} and number = 3`;
    await owner`update audit_seal set block_number = 2 where organization_id = ${organizationId} and block_number = 3`;
    expect((await verify(officer)).finding).toEqual({ kind: "block-changed", blockNumber: 2 });
  });

  it("an end that was cut off cleanly, by comparing with a head that somebody wrote down", async () => {
    const { practice, officer } = await sealedPractice();
    const { organizationId } = practice;
    const { head } = await verify(officer);
    const anchor = { number: head?.number ?? 0, hash: head?.hash ?? "" };
    expect((await verify(officer, { anchor })).finding).toBeNull();
    await owner`delete from audit_event e using audit_seal s
      where s.event_id = e.event_id and s.organization_id = ${organizationId} and s.block_number = 3`;
    await owner`delete from audit_seal where organization_id = ${organizationId} and block_number = 3`;
    await owner`delete from audit_block where organization_id = ${organizationId} and number = 3`;
    expect((await verify(officer, { anchor })).finding).toEqual({ kind: "end-removed", blockNumber: 3 });
    await seal(organizationId);
    expect((await verify(officer, { anchor })).finding).toEqual({ kind: "block-changed", blockNumber: 3 });
  });
});

describe("sealing", () => {
  it("puts a line that commits after newer lines were sealed in a later block", async () => {
    const { practice, officer } = await sealedPractice();
    const { organizationId } = practice;
    const eventId = uuidv7({ msecs: Date.now() - 120_000 });
    let commit = () => {};
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const slow = owner.begin(async (tx) => {
      await tx`insert into audit_event select (jsonb_populate_record(e, ${tx.json({ event_id: eventId })})).*
        from audit_event e where organization_id = ${organizationId} limit 1`;
      await held;
    });
    await write(officer, 1);
    await seal(organizationId);
    commit();
    await slow;
    await seal(organizationId);
    const [found] = await owner`select block_number from audit_seal where event_id = ${eventId}`;
    expect(found).toEqual({ block_number: 5 });
    expect((await verify(officer)).finding).toBeNull();
  });

  it("makes no block without new lines, and never the same block twice when run in parallel", async () => {
    const { practice, officer } = await sealedPractice();
    expect(await seal(practice.organizationId)).toEqual({ blockCount: 0, eventCount: 0 });
    await write(officer, 30);
    const runs = await Promise.all(Array.from({ length: 6 }, () => seal(practice.organizationId)));
    expect(runs.reduce((sum, run) => sum + run.eventCount, 0)).toBe(30);
    expect((await verify(officer)).finding).toBeNull();
  });

  it("cuts many lines into blocks of bounded size", async () => {
    const {
      practice,
      officer,
      ids: [line = ""],
    } = await sealedPractice();
    const now = Date.now();
    const ids = Array.from({ length: 2_500 }, (_, i) => uuidv7({ msecs: now + i }));
    await owner`insert into audit_event
      select (jsonb_populate_record(e, jsonb_build_object('event_id', id))).*
      from audit_event e, unnest(${ids}::uuid[]) id where e.event_id = ${line}`;
    expect(await seal(practice.organizationId)).toEqual({ blockCount: 3, eventCount: 2500 });
    expect(await verify(officer)).toMatchObject({ finding: null, blockCount: 6, eventCount: 2512 });
  });

  it("loses nothing and blocks nobody while sixteen people write", async () => {
    const practices = await Promise.all([makeOrganization(), makeOrganization()]);
    const officers = await Promise.all(practices.map((practice) => makePerson(practice, ["privacy-officer"])));
    const perWriter = 25;
    let isWriting = true;
    const sealing = (async () => {
      while (isWriting) await seal();
    })();
    await Promise.all(
      Array.from({ length: 16 }, (_, i) => write(officers[i % 2] ?? officers[0] ?? raise(), perWriter)),
    );
    isWriting = false;
    await sealing;
    await seal();
    for (const officer of officers) {
      expect(await verify(officer)).toMatchObject({ finding: null, eventCount: 8 * perWriter, unsealed: { count: 0 } });
    }
  });
});

describe("the application's role", () => {
  it("can add and read lines, and neither change, remove nor truncate them", async () => {
    const { practice } = await sealedPractice();
    const { organizationId } = practice;
    for (const table of ["audit_event", "audit_shown", "audit_block", "audit_seal", "audit_archive"]) {
      for (const statement of [
        `update ${table} set organization_id = organization_id`,
        `delete from ${table}`,
        `truncate ${table}`,
        `merge into ${table} t using (select 1) s on true when matched then delete`,
      ]) {
        const attempt = transact(database(), "write", { organizationId }, (_, raw) =>
          raw.unsafe(`${testsOwn} ${statement}`),
        );
        await expect(attempt, statement).rejects.toMatchObject({ code: "42501" });
      }
    }
    for (const statement of ["alter table audit_event disable row level security", "drop table audit_seal"]) {
      const attempt = transact(database(), "write", { organizationId }, (_, raw) =>
        raw.unsafe(`${testsOwn} ${statement}`),
      );
      await expect(attempt, statement).rejects.toMatchObject({ code: "42501" });
    }
  });
});

describe("the privacy officer reads the log", () => {
  it("by person, event, object, day and outcome, newest first, page by page, without gaps", async () => {
    const practice = await makeOrganization();
    const officer = await makePerson(practice, ["privacy-officer"]);
    const ria = await makePerson(practice, ["practice-assistant"]);
    await write(ria, 120);
    const access = grant(officer, "audit.read");
    const seen: string[] = [];
    for (let before: string | undefined, more = true; more; ) {
      const page = await listAuditEvents(access, { actorId: ria.personId, before });
      seen.push(...page.rows.map((row) => row.eventId));
      before = page.nextBefore ?? undefined;
      more = page.nextBefore !== null;
    }
    expect(seen).toHaveLength(120);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
    const day = dutchDay(new Date());
    const count = async (filter: object) => (await listAuditEvents(access, filter)).rows.length;
    expect(await count({ actorId: ria.personId, event: "person.profile-changed", from: day, until: day })).toBe(50);
    expect(await count({ actorId: ria.personId, until: "2020-01-01" })).toBe(0);
    expect(await count({ objectType: "person", objectId: ria.personId })).toBe(50);
    expect(await count({ outcome: "failure" })).toBe(0);
    expect(await count({ emergency: true })).toBe(0);
    // Only that this was asked: asking for the log of a patient is a line about that patient.
    expect(await count({ patientId: uuidv7() })).toBe(1);
  });

  it("and that leaves one line for each filter, none for a next page or a refresh", async () => {
    const practice = await makeOrganization();
    const officer = await makePerson(practice, ["privacy-officer"]);
    const access = grant(officer, "audit.read");
    const page = await listAuditEvents(access, { outcome: "success" });
    await listAuditEvents(access, { outcome: "success" });
    await listAuditEvents(access, { outcome: "success", before: page.rows[0]?.eventId });
    await listAuditEvents(access, { outcome: "failure" });
    const lines = await auditLines(practice.organizationId);
    expect(lines.map((line) => [line.event, line.detail])).toEqual([
      ["audit.read", { outcome: "success" }],
      ["audit.read", { outcome: "failure" }],
    ]);
  });

  it("and two windows with different filters that refresh each other do not write for ever", async () => {
    const practice = await makeOrganization();
    const access = grant(await makePerson(practice, ["privacy-officer"]), "audit.read");
    for (let refresh = 0; refresh < 5; refresh++) {
      await listAuditEvents(access, { outcome: "success" });
      await listAuditEvents(access, { action: "R" });
    }
    expect(await auditLines(practice.organizationId)).toHaveLength(2);
  });

  it("and sees on whose behalf a colleague acted, by name", async () => {
    const practice = await makeOrganization();
    const officer = await makePerson(practice, ["privacy-officer"]);
    const doctor = await makePerson(practice, ["general-practitioner"], { name: "Job Terpstra" });
    const ria = await makePerson(practice, ["practice-assistant"]);
    const object = { type: "person", id: ria.personId };
    const lines = [doctor.personId, "een waarnemer"].map((responsibleId) => ({
      event: "person.profile-changed" as const,
      object,
      responsibleId,
    }));
    await change(grant(ria, "profile.change"), async () => ({ result: undefined, event: lines }));
    const { rows } = await listAuditEvents(grant(officer, "audit.read"), { actorId: ria.personId });
    expect(rows.map((row) => row.responsibleName ?? row.responsibleId).sort()).toEqual([
      "Job Terpstra",
      "een waarnemer",
    ]);
  });

  it("and sees when it was sealed, what waits, and the result of the last check", async () => {
    const { officer, ids } = await sealedPractice();
    const access = grant(officer, "audit.read");
    expect(await getLogState(access)).toMatchObject({ sealed: { number: 3 }, waiting: { count: 0 }, lastCheck: null });
    await verify(officer);
    const checked = await getLogState(access);
    expect(checked).toMatchObject({ waiting: { count: 1 }, lastCheck: { isWhole: true, by: officer.name } });
    await owner`update audit_event set basis = 'audit.read' where event_id = ${ids[0] ?? ""}`;
    await verify(officer);
    expect((await getLogState(access)).lastCheck?.isWhole).toBe(false);
  });

  it("and exports it as a file in which no cell is a formula", async () => {
    const practice = await makeOrganization();
    const officer = await makePerson(practice, ["privacy-officer"], { name: "=HYPERLINK(1)" });
    const other = await makePerson(await makeOrganization(), ["privacy-officer"]);
    await write(officer, 3, { note: '@SUM(1)";' });
    await write(other, 3);
    const read = async (format: "csv" | "jsonl") => {
      const pieces: string[] = [];
      for await (const piece of exportAuditEvents(grant(officer, "audit.export"), { format })) pieces.push(piece);
      return pieces.join("");
    };
    const csv = await read("csv");
    expect(csv.split("\r\n").filter(Boolean)).toHaveLength(4);
    expect(csv).not.toMatch(/(^|;)"[=+\-@]/m);
    expect(csv).not.toContain(other.personId);
    const lines = (await read("jsonl"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(4);
    expect(lines[3]).toMatchObject({ event: "person.profile-changed", actorName: "=HYPERLINK(1)" });
    const events = (await auditLines(practice.organizationId)).map((line) => line.event);
    expect(events.filter((event) => event === "audit.exported")).toHaveLength(2);
  });
});

function raise(): never {
  throw new Error("no actor");
}
