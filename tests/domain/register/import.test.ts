import { writeFileSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { gnlText, zaklText, zalRelease2Text, zalRelease3Text } from "#db/seed/register-lists.ts";
import { grant } from "#server/access/access.ts";
import { decideHeldList } from "#server/register/import/decide.ts";
import { importList } from "#server/register/import/import.ts";
import { getVersion } from "#server/register/versions/get-version.ts";
import { listAges } from "#server/register/versions/list-ages.ts";
import { listVersions } from "#server/register/versions/list-versions.ts";
import { emptyRegister, listPath, offer, registerInForce } from "#tests/support/register-files.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const alliance = await makeOrganization("alliance");
const staff = await makePerson(alliance, ["alliance-staff"]);
const read = grant(staff, "register.read");
const decide = grant(staff, "register.decide");
const world = { providerCount: 100, serviceCount: 3, seed: 1, serial: 5, stampedAt: "2026-11-22T08:00:00Z" };
const zal = (facts: Partial<typeof world> & { changedShare?: number; goneShare?: number; addedCount?: number } = {}) =>
  zalRelease3Text({ ...world, ...facts });

beforeEach(emptyRegister);
afterAll(() => owner.end());

const countOf = async (table: string) => Number((await owner`select count(*) from ${owner(table)}`)[0]?.count);

describe("a list that comes in", () => {
  it("is in force with every row, and leaves a line in the log", async () => {
    const path = listPath("by-staff.xml");
    writeFileSync(path, [...zal()].join(""));
    const access = grant(staff, "register.import");
    const done = await importList(access, { path, source: "upload", sourceName: "by-staff.xml" });
    expect(done).toMatchObject({
      outcome: "imported",
      list: "ZAL",
      serial: 5,
      counts: { providers: 100, services: 300, endpoints: 400 },
      changes: { providersAdded: 100, servicesAdded: 300, endpointsAdded: 400 },
    });
    expect(await countOf("register_endpoint")).toBe(400);
    const lines = await auditLines(alliance.organizationId);
    expect(lines.at(-1)).toMatchObject({ event: "register.imported", object_id: done.versionId });
  });

  it("is a no-op when it is the same file: no row is written or touched", async () => {
    await offer(zal());
    const before = await registerInForce();
    const [{ events }] = await owner<[{ events: number }]>`select count(*)::int as events from audit_event`;
    expect(await offer(zal())).toMatchObject({ outcome: "unchanged", serial: 5 });
    expect(await registerInForce()).toEqual(before);
    expect((await owner`select count(*)::int as events from audit_event`)[0]?.events).toBe(events);
  });

  it("writes only the differences, and says what they are", async () => {
    await offer(zal());
    const done = await offer(zal({ serial: 6, changedShare: 0.1, addedCount: 3 }));
    const [closed] =
      await owner`select count(*)::int as n from register_endpoint where until_version_id = ${done.versionId}`;
    const [opened] =
      await owner`select count(*)::int as n from register_endpoint where since_version_id = ${done.versionId}`;
    const { changes } = done;
    expect(changes).toMatchObject({ providersAdded: 3, providersRemoved: 0 });
    expect(changes.providersChanged).toBeGreaterThan(0);
    expect(closed?.n).toBe((changes.endpointsRemoved ?? 0) + (changes.endpointsChanged ?? 0));
    expect(opened?.n).toBe((changes.endpointsAdded ?? 0) + (changes.endpointsChanged ?? 0));
    const { changes: shown } = await getVersion(read, { versionId: done.versionId });
    expect(shown.filter(({ noun, kind }) => noun === "provider" && kind === "added")).toHaveLength(3);
    const moved = shown.find(({ kind }) => kind === "changed");
    expect(moved?.before.resource_uri).not.toBe(moved?.after.resource_uri);
  });

  it("can be read back as it was: every version is the sum of its intervals", async () => {
    const versions = [
      await offer(zal()),
      await offer(zal({ serial: 6, changedShare: 0.2 })),
      await offer(zal({ serial: 7 })),
    ];
    const at = async (index: number) => {
      const versionId = versions[index]?.versionId ?? "";
      const rows = await owner`
        select md5(string_agg(concat_ws(' ', provider_name, service_id, role_code, resource_uri), '|' order by provider_name, service_id, role_code)) as sum
        from register_endpoint where since_version_id <= ${versionId} and (until_version_id is null or until_version_id > ${versionId})`;
      return rows[0]?.sum;
    };
    expect(await at(0)).toBe(await at(2));
    expect(await at(1)).not.toBe(await at(0));
    const { versions: newest, next } = await listVersions(read, { limit: 2 });
    expect(newest.map(({ serial, state }) => [serial, state])).toEqual([
      [7, "current"],
      [6, "superseded"],
    ]);
    const { versions: older } = await listVersions(read, { limit: 2, before: next ?? undefined });
    expect(older.map(({ serial }) => serial)).toEqual([5]);
  });

  it("is independent of the other lists: each has its own number and age", async () => {
    const stampedAt = new Date().toISOString();
    await offer(zalRelease3Text({ ...world, stampedAt }));
    await offer(zaklText({ ...world, serial: 900, stampedAt }));
    await offer(gnlText({ ...world, serial: 2, stampedAt: "2025-01-01T00:00:00Z" }));
    const ages = await listAges(read);
    expect(ages.map(({ list, current, isStale }) => [list, current?.serial ?? null, isStale])).toEqual([
      ["ZAL", 5, false],
      ["ZAKL", 900, false],
      ["GNL", 2, true],
      ["OCL", null, false],
      ["WHL", null, false],
    ]);
  });

  it("of a newer release follows an older one, whatever its number", async () => {
    await offer(zalRelease2Text({ ...world, serial: 600, stampedAt: "2026-01-01T00:00:00Z" }));
    expect((await offer(zal())).outcome).toBe("imported");
  });

  it("is the first of its kind: it waits for nobody, wherever it came from", async () => {
    expect((await offer(zal({ stampedAt: "2020-01-01T00:00:00Z" }), "demo")).outcome).toBe("imported");
  });
});

describe("a number that does not fit", () => {
  it.each([
    ["goes back", zal({ serial: 4 }), "serial-went-back"],
    ["stands for other content", zal({ changedShare: 0.5 }), "serial-reused"],
  ])("%s is refused, and the list in force stays", async (_, list, rule) => {
    await offer(zal());
    const before = await registerInForce();
    expect(await offer(list)).toMatchObject({ outcome: "refused", finding: { rule, line: 4 } });
    expect(await registerInForce()).toEqual(before);
    expect((await listVersions(read, { limit: 5 })).versions[0]).toMatchObject({ state: "refused", list: "ZAL" });
  });
});

describe("a list that lost half its providers is held for a decision", () => {
  const half = () => zal({ serial: 6, goneShare: 0.5 });

  it("changes nothing, is kept, and can be taken into use without sending it again", async () => {
    const first = await offer(zal());
    const before = await registerInForce();
    const held = await offer(half());
    expect(held).toMatchObject({ outcome: "held", finding: { rule: "shrunk", values: { before: 100, after: 50 } } });
    expect(await registerInForce()).toEqual({ ...Object(before), held: 1 });
    expect((await offer(half())).versionId).toBe(held.versionId);

    await decideHeldList(decide, { versionId: held.versionId, decision: "accept" });
    const { version } = await getVersion(read, { versionId: held.versionId });
    expect(version).toMatchObject({ state: "current", changes: { providersRemoved: 50, servicesRemoved: 150 } });
    expect((await getVersion(read, { versionId: first.versionId })).version.state).toBe("superseded");
    expect(await countOf("register_held_file")).toBe(0);
    expect((await auditLines(alliance.organizationId)).at(-1)).toMatchObject({
      event: "register.decided",
      object_id: held.versionId,
    });
  });

  it("can be rejected, and is then not offered again", async () => {
    await offer(zal());
    const held = await offer(half());
    await decideHeldList(decide, { versionId: held.versionId, decision: "discard" });
    expect((await offer(half())).outcome).toBe("discarded");
    const again = decideHeldList(decide, { versionId: held.versionId, decision: "accept" });
    await expect(again).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await countOf("register_held_file")).toBe(0);
  });

  it("gives way to a newer list that is complete", async () => {
    await offer(zal());
    const held = await offer(half());
    await offer(zal({ serial: 7 }));
    expect((await getVersion(read, { versionId: held.versionId })).version.state).toBe("overtaken");
    const late = decideHeldList(decide, { versionId: held.versionId, decision: "accept" });
    await expect(late).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is not held when only a few are gone", async () => {
    await offer(zal());
    expect((await offer(zal({ serial: 6, goneShare: 0.02 }))).outcome).toBe("imported");
  });
});

it("of two imports at once one is accepted, the other is told to retry, and nothing is mixed", async () => {
  const paths = [listPath("one.xml"), listPath("two.xml")];
  for (const [index, path] of paths.entries())
    writeFileSync(path, [...zal({ providerCount: 3_000, serial: index + 1 })].join(""));
  const access = grant(staff, "register.import");
  const both = await Promise.allSettled(
    paths.map((path) => importList(access, { path, source: "upload", sourceName: "race.xml" })),
  );
  const taken = both.filter((one) => one.status === "fulfilled");
  const refused = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(taken).toHaveLength(1);
  expect(refused).toMatchObject([{ code: "CONFLICT", reason: "register.import-busy" }]);
  expect(await countOf("register_provider")).toBe(3_000);
  expect((await owner`select count(distinct since_version_id)::int as n from register_endpoint`)[0]?.n).toBe(1);
});

it("an import that dies half-way leaves the list in force and no row of the new one", async () => {
  await offer(zal());
  const before = await registerInForce();
  const path = listPath("killed.xml");
  writeFileSync(path, [...zal({ serial: 6, providerCount: 5_000 })].join(""));
  const onProgress = (bytesRead: number) => {
    if (bytesRead > 1_000_000) throw new Error("power cut");
  };
  const dying = importList(grant(staff, "register.import"), {
    path,
    source: "upload",
    sourceName: "x.xml",
    onProgress,
  });
  await expect(dying).rejects.toThrow("power cut");
  expect(await registerInForce()).toEqual(before);
  expect((await offer(zal({ serial: 6 }))).outcome).toBe("imported");
});
