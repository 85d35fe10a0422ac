import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { zalRelease2Text, zalRelease3Text } from "#db/seed/register-lists.ts";
import { grant } from "#server/access/access.ts";
import { decideHeldList } from "#server/register/import/decide.ts";
import { restoreFormerList } from "#server/register/import/restore.ts";
import { getVersion } from "#server/register/versions/get-version.ts";
import { listAges } from "#server/register/versions/list-ages.ts";
import { emptyRegister, offer } from "#tests/support/register-files.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const alliance = await makeOrganization("alliance");
const staff = await makePerson(alliance, ["alliance-staff"]);
const read = grant(staff, "register.read");
const decide = grant(staff, "register.decide");
const world = { providerCount: 100, serviceCount: 2, seed: 1, serial: 5, stampedAt: "2026-11-22T08:00:00Z" };
const zal = (facts: Partial<typeof world> & { changedShare?: number; goneShare?: number } = {}) =>
  zalRelease3Text({ ...world, ...facts });

beforeEach(emptyRegister);
afterAll(() => owner.end());

const accept = (versionId: string) => decideHeldList(decide, { versionId, decision: "accept" });
const stateOf = async (versionId: string) => (await getVersion(read, { versionId })).version.state;
const standing = async () => (await listAges(read)).find(({ list }) => list === "ZAL");
/** The rows in force, without the versions that they are from. */
const rowsInForce = async () =>
  (
    await owner`select md5(string_agg(row, '|' order by row)) as sum from (
      select concat_ws(' ', provider_name, interface_version, service_id, role_code, authorization_uri, token_uri, resource_uri) as row
      from register_endpoint where until_version_id is null
      union all select concat_ws(' ', name, provider_type) from register_provider where until_version_id is null) rows`
  )[0]?.sum;

describe("a list waits for a person", () => {
  it("when it was made earlier than the one in force, whatever its number", async () => {
    await offer(zal());
    expect(await offer(zal({ serial: 6, stampedAt: "2026-11-22T07:59:59Z" }))).toMatchObject({
      outcome: "held",
      finding: {
        rule: "stamped-earlier",
        values: { before: "2026-11-22T08:00:00.000Z", after: "2026-11-22T07:59:59.000Z" },
      },
    });
    expect((await standing())?.current?.serial).toBe(5);
    expect((await offer(zal({ serial: 7 }))).outcome, "the same moment is not earlier").toBe("imported");
  });

  it.each(["fetch", "upload", "command"] as const)(
    "when it was made earlier in another release of the format, by %s; a person may still take it",
    async (source) => {
      await offer(zal());
      const held = await offer(zalRelease2Text({ ...world, serial: 1, stampedAt: "2026-01-01T00:00:00Z" }), source);
      expect(held).toMatchObject({
        outcome: "held",
        finding: { rule: "stamped-earlier", further: [{ rule: "other-release" }] },
      });
      expect((await standing())?.current?.serial).toBe(5);
      await accept(held.versionId);
      expect((await standing())?.current).toMatchObject({ serial: 1, source });
      expect((await offer(zal({ serial: 6 }))).outcome, "and a later one follows it").toBe("imported");
    },
  );

  it.each(["fetch", "upload", "command"] as const)(
    "when it is real and the demo's is in force, by %s",
    async (source) => {
      await offer(zal({ serial: 900 }), "demo");
      const held = await offer(zal({ serial: 1 }), source);
      expect(held).toMatchObject({
        outcome: "held",
        finding: { rule: "other-source", values: { before: "demo", after: source } },
      });
      await accept(held.versionId);
      expect((await standing())?.current).toMatchObject({ serial: 1, source });
    },
  );

  it("when it is the demo's and a real one is in force; with a lower number it is refused", async () => {
    await offer(zal());
    expect(await offer(zal({ serial: 4 }), "demo")).toMatchObject({
      outcome: "refused",
      finding: { rule: "serial-went-back" },
    });
    expect(await offer(zal({ serial: 6 }), "demo")).toMatchObject({
      outcome: "held",
      finding: { rule: "other-source", values: { before: "command", after: "demo" } },
    });
  });

  it("when more than five percent is gone, and not at exactly five percent", async () => {
    await offer(zal());
    expect((await offer(zal({ serial: 6, providerCount: 95 }))).outcome).toBe("imported");
    await emptyRegister();
    await offer(zal());
    expect((await offer(zal({ serial: 6, providerCount: 94 }))).finding?.rule).toBe("shrunk");
  });

  it("for all its reasons at once", async () => {
    await offer(zal(), "demo");
    const { finding } = await offer(zal({ serial: 6, providerCount: 50, stampedAt: "2026-11-01T08:00:00Z" }));
    expect([finding?.rule, ...(finding?.further ?? []).map(({ rule }) => rule)]).toEqual([
      "other-source",
      "stamped-earlier",
      "shrunk",
    ]);
  });

  it("alone: a younger list that is odd too takes its place in the row", async () => {
    await offer(zal());
    const first = await offer(zal({ serial: 6, providerCount: 50 }));
    const second = await offer(zal({ serial: 7, providerCount: 60 }));
    expect(await stateOf(first.versionId)).toBe("overtaken");
    expect((await standing())?.held?.versionId).toBe(second.versionId);
    const [kept] = await owner`select count(distinct version_id)::int as files from register_held_file`;
    expect(kept?.files).toBe(1);
  });

  it("and the demo's list is not made real by a fetch of the same file", async () => {
    await offer(zal(), "demo");
    expect((await offer(zal(), "fetch")).outcome).toBe("unchanged");
    expect((await standing())?.current?.source).toBe("demo");
  });
});

describe("an accepted list is taken back", () => {
  const half = () => zal({ serial: 6, goneShare: 0.5, changedShare: 0.2 });
  const acceptedHalf = async (source: "command" | "fetch" = "command") => {
    await offer(zal());
    const before = await rowsInForce();
    const held = await offer(half(), source);
    await accept(held.versionId);
    return { before, accepted: held.versionId };
  };

  it("the former list is in force again with the same rows, and the log says who did it", async () => {
    const { before, accepted } = await acceptedHalf();
    expect(await rowsInForce()).not.toBe(before);
    expect((await standing())?.former?.serial).toBe(5);
    const { versionId } = await restoreFormerList(decide, { versionId: accepted });
    expect(await rowsInForce()).toBe(before);
    expect(await stateOf(accepted)).toBe("withdrawn");
    expect(await standing()).toMatchObject({ current: { versionId, serial: 5, decidedAt: null }, former: null });
    expect((await auditLines(alliance.organizationId)).at(-1)).toMatchObject({
      event: "register.restored",
      object_id: versionId,
    });
  });

  it("history still tells what the register said in between", async () => {
    const { accepted } = await acceptedHalf();
    const { versionId } = await restoreFormerList(decide, { versionId: accepted });
    const taken = await getVersion(read, { versionId: accepted });
    expect(taken).toMatchObject({ isFirst: false, version: { changes: { providersRemoved: 50 } } });
    const { version } = await getVersion(read, { versionId });
    expect(version.changes).toMatchObject({ providersAdded: 50, providersRemoved: 0 });
  });

  it("a fetch does not offer it again; a person may, and then it waits again", async () => {
    const { accepted } = await acceptedHalf("fetch");
    await restoreFormerList(decide, { versionId: accepted });
    expect((await offer(half(), "fetch")).outcome).toBe("discarded");
    expect(await offer(half(), "upload")).toMatchObject({ outcome: "held", finding: { rule: "shrunk" } });
    expect((await offer(zal({ serial: 8 }), "fetch")).outcome).toBe("imported");
  });

  it("the demo's list comes back as the demo's", async () => {
    await offer(zal({ serial: 900 }), "demo");
    const held = await offer(zal({ serial: 1 }), "fetch");
    await accept(held.versionId);
    await restoreFormerList(decide, { versionId: held.versionId });
    expect((await standing())?.current).toMatchObject({ serial: 900, source: "demo" });
  });

  it("a list that waits meanwhile is offered anew, so that it never goes before the restored one", async () => {
    const { accepted } = await acceptedHalf();
    const waiting = await offer(zal({ serial: 7, goneShare: 0.8 }));
    await restoreFormerList(decide, { versionId: accepted });
    expect(await stateOf(waiting.versionId)).toBe("overtaken");
    await expect(accept(waiting.versionId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("but not one that nobody had to accept, nor one that is not in force any more", async () => {
    await offer(zal());
    const { versionId: plain } = await offer(zal({ serial: 6, changedShare: 0.1 }));
    expect((await standing())?.former).toBeNull();
    await expect(restoreFormerList(decide, { versionId: plain })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const held = await offer(zal({ serial: 7, providerCount: 50 }));
    await accept(held.versionId);
    await offer(zal({ serial: 8, providerCount: 50, changedShare: 0.1 }));
    const late = restoreFormerList(decide, { versionId: held.versionId });
    await expect(late).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
