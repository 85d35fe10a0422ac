import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { afterEach, describe, expect, it } from "vitest";
import { headCode, readHeadCode } from "#db/terms/audit.ts";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { look } from "#server/access/look.ts";
import { eventHash } from "#server/audit/chain/chain-rules.ts";
import { sealedLines } from "#server/audit/chain/chain-scope.ts";
import { notedHeads } from "#server/audit/chain/heads.ts";
import { mailHeads } from "#server/audit/chain/mail-heads.ts";
import { env } from "#server/env.ts";
import { openMail } from "#server/mail/queue-mail.ts";
import { practiceSealedAt, seal, verify, write } from "#tests/support/audit-chain.ts";
import { testAuditKey } from "#tests/support/database.ts";
import { makePatient } from "#tests/support/patients.ts";
import { auditLines, makePerson, owner } from "#tests/support/world.ts";

const three = [undefined, undefined, undefined];
const headsFolder = (organizationId: string) => join(env().AUDIT_FOLDER, "heads", organizationId);

/** The files that this process has open now. */
const openFiles = () =>
  readdirSync("/proc/self/fd").flatMap((number) => {
    try {
      return [readlinkSync(join("/proc/self/fd", number))];
    } catch {
      return [];
    }
  });

/** As an owner of the database does it who wants nobody to notice: lines, seals and block. */
async function cutEnd(organizationId: string, from: number): Promise<void> {
  await owner`delete from audit_event e using audit_seal s
    where s.event_id = e.event_id and s.organization_id = ${organizationId} and s.block_number >= ${from}`;
  await owner`delete from audit_seal where organization_id = ${organizationId} and block_number >= ${from}`;
  await owner`delete from audit_block where organization_id = ${organizationId} and number >= ${from}`;
}

describe("a block needs a key that the database does not have", () => {
  afterEach(() => {
    env().AUDIT_KEYS = testAuditKey;
  });

  it("a changed line whose hashes were all computed again, without the key", async () => {
    const { practice, officer } = await practiceSealedAt(three);
    const { organizationId } = practice;
    const [first] = await owner<{ event_id: string }[]>`
      select event_id from audit_seal where organization_id = ${organizationId} and block_number = 3 limit 1`;
    await owner`update audit_event set actor_name = 'Iemand anders' where event_id = ${first?.event_id ?? ""}`;
    const lines = await look(grant(officer, "audit.verify"), async (tx) => {
      const all: string[] = [];
      for await (const { event, eventId } of sealedLines(tx, organizationId, { first: 3, last: 3 })) {
        const hash = event ? eventHash(event) : "";
        await owner`update audit_seal set event_hash = ${hash} where organization_id = ${organizationId} and event_id = ${eventId}`;
        all.push(hash);
      }
      return all;
    });
    expect((await verify(officer)).finding).toEqual({ kind: "block-changed", blockNumber: 3 });
    const made = createHash("sha256")
      .update(JSON.stringify(["block 2", organizationId, 3, lines]))
      .digest("hex");
    await owner`update audit_block set hash = ${made} where organization_id = ${organizationId} and number = 3`;
    expect((await verify(officer)).finding).toEqual({ kind: "block-changed", blockNumber: 3 });
    await owner`update audit_block set key_id = 'made-up' where organization_id = ${organizationId} and number = 3`;
    expect((await verify(officer)).finding).toEqual({ kind: "key-unknown", blockNumber: 3 });
  });

  it("a key can be replaced: old blocks are checked with the old one, and without it that is said", async () => {
    const { practice, officer } = await practiceSealedAt([undefined]);
    const next = "another-key-for-the-log-of-32-characters";
    env().AUDIT_KEYS = `${next}\n${testAuditKey}`;
    await write(officer, 2);
    await seal(practice.organizationId);
    expect(await verify(officer)).toMatchObject({ finding: null, blockCount: 2 });
    const keys =
      await owner`select distinct key_id from audit_block where organization_id = ${practice.organizationId}`;
    expect(keys).toHaveLength(2);
    env().AUDIT_KEYS = next;
    expect((await verify(officer)).finding).toEqual({ kind: "key-unknown", blockNumber: 1 });
  });
});

describe("whose names a list showed is under the seal of its line", () => {
  it("a name that was removed, added or exchanged afterwards is found", async () => {
    const shown = [uuidv7(), uuidv7()];
    const { practice, officer } = await practiceSealedAt(three, shown);
    const { organizationId } = practice;
    expect((await verify(officer)).finding).toBeNull();
    const [line] = await owner<{ event_id: string }[]>`
      select event_id from audit_seal where organization_id = ${organizationId} and block_number = 2 limit 1`;
    const eventId = line?.event_id ?? "";
    const found = { kind: "line-changed", blockNumber: 2, eventId };
    await owner`delete from audit_shown where event_id = ${eventId} and patient_id = ${shown[0] ?? ""}`;
    expect((await verify(officer)).finding).toMatchObject(found);
    await owner`insert into audit_shown values (${organizationId}, ${uuidv7()}, ${eventId})`;
    expect((await verify(officer)).finding).toMatchObject(found);
    await owner`delete from audit_shown where event_id = ${eventId}`;
    for (const id of shown) await owner`insert into audit_shown values (${organizationId}, ${id}, ${eventId})`;
    expect((await verify(officer)).finding).toBeNull();
  });
});

describe("the head of the chain is kept outside the database", () => {
  it("an end that was cut off cleanly is missed by the file alone, also when the chain went on", async () => {
    const { practice, officer } = await practiceSealedAt(three);
    const { organizationId } = practice;
    expect((await verify(officer)).heldAgainst.file).toMatchObject({ headCount: 3, lastNumber: 3 });
    await cutEnd(organizationId, 3);
    expect((await verify(officer)).finding).toEqual({ kind: "end-removed", blockNumber: 3 });
    await seal(organizationId);
    expect((await verify(officer)).finding).toEqual({ kind: "block-changed", blockNumber: 3 });
  });

  it("the verdict says that there was no file, and a head from a mail finds it then", async () => {
    const { practice, officer } = await practiceSealedAt(three);
    const { head } = await verify(officer);
    const anchor = readHeadCode(headCode(head ?? { number: 0, hash: "" }));
    rmSync(headsFolder(practice.organizationId), { recursive: true });
    await cutEnd(practice.organizationId, 3);
    expect(await verify(officer)).toMatchObject({ finding: null, heldAgainst: { file: null, noted: false } });
    expect(await verify(officer, { anchor })).toMatchObject({
      finding: { kind: "end-removed", blockNumber: 3 },
      heldAgainst: { file: null, noted: true },
    });
  });

  it("a line that a crash broke off is passed over, and only the installation's user reads the file", async () => {
    const { practice, officer } = await practiceSealedAt(three);
    const folder = headsFolder(practice.organizationId);
    const path = join(folder, readdirSync(folder)[0] ?? "");
    appendFileSync(path, '{"number": 4, "ha');
    expect(await verify(officer)).toMatchObject({ finding: null, heldAgainst: { file: { headCount: 3 } } });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, "utf8")).not.toContain(officer.name);
  });

  it.runIf(existsSync("/proc/self/fd"))("whoever stops reading the file leaves it closed", async () => {
    const organizationId = uuidv7();
    const path = join(headsFolder(organizationId), "2026-11.ndjson");
    const head = JSON.stringify({ number: 1, hash: "x", keyId: "k", sealedAt: new Date() });
    mkdirSync(headsFolder(organizationId), { recursive: true });
    writeFileSync(path, `${head}\n`.repeat(2_500));
    for await (const heads of notedHeads(organizationId)) {
      expect(heads).toHaveLength(1_000);
      break;
    }
    expect(openFiles()).not.toContain(path);
  });

  it("and goes to the privacy officers by mail once a day, without a name in it", async () => {
    const { practice, officer } = await practiceSealedAt(three);
    await makePerson(practice, ["general-practitioner"]);
    await makePatient(practice, { familyName: "Vos" });
    const access = grant(systemActor("worker", practice.organizationId), "audit.mail-heads");
    const { head } = await verify(officer);
    expect(await mailHeads(access)).toBe(1);
    expect(await mailHeads(access)).toBe(0);
    expect(await mailHeads(access, new Date(Date.now() + 86_400_000))).toBe(1);
    const jobs = await owner<{ data: { sealed: string } }[]>`
      select data from queue.job where name = 'mail.send' order by created_on`;
    const mails = jobs.map(({ data }) => openMail(data)).filter(({ to }) => to.startsWith(officer.personId));
    expect(mails).toHaveLength(2);
    expect(mails[0]?.text).toContain(`\n${headCode(head ?? { number: 0, hash: "" })}\n`);
    expect(JSON.stringify({ ...mails[0], to: "" })).not.toMatch(new RegExp(`${officer.name}|Vos|${practice.name}`));
    const events = (await auditLines(practice.organizationId)).filter(({ event }) => event === "audit.head-mailed");
    expect(events.map(({ detail }) => detail)).toMatchObject([
      { number: 3, count: 1 },
      { number: 3, count: 1 },
    ]);
  });

  it("and a practice whose mail cannot be made keeps no other from its own", async () => {
    // One before and one after, whichever order they come in.
    const [failing, whole, alsoFailing] = await Promise.all(three.map(() => practiceSealedAt([undefined])));
    const broken = [failing, alsoFailing].map((one) => one?.practice.organizationId ?? "");
    await owner.unsafe(`create function refuse_mail() returns trigger language plpgsql as
      $$ begin raise 'no mail'; end $$`);
    await owner.unsafe(`create trigger refuse_mail before insert on audit_event for each row
      when (new.event = 'audit.head-mailed' and new.organization_id in ('${broken.join("', '")}')) execute function refuse_mail()`);
    try {
      const mailing = mailHeads(grant(systemActor("worker"), "audit.mail-heads"));
      await expect(mailing).rejects.toThrow("2 heads could not be mailed");
    } finally {
      await owner`drop function refuse_mail cascade`;
    }
    const mailed = async (organizationId = "") =>
      (await auditLines(organizationId)).filter(({ event }) => event === "audit.head-mailed").length;
    expect(await mailed(whole?.practice.organizationId)).toBe(1);
    expect(await mailed(broken[0])).toBe(0);
  });
});
