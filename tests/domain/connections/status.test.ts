import { beforeAll, describe, expect, it } from "vitest";
import { chooseConnection } from "#server/connections/case/choose-connection.ts";
import { releaseConnection } from "#server/connections/case/release-connection.ts";
import { getStatus } from "#server/connections/status/get-status.ts";
import { connectionDesk } from "#tests/support/connections.ts";
import { publish, publishNames } from "#tests/support/register-world.ts";
import { auditLines, owner } from "#tests/support/world.ts";

const gateway = "dva.zonnewijzer.example";
const linde = {
  name: "huisartsdelinde@medmij",
  services: { "49": gateway, "51": gateway },
  identifiers: [["AGB", "01999901"]] as ["AGB", string][],
  linked: { "49": "Huisartsgegevens", "52": "Meetwaarden" },
};
const gracht = { name: "praktijkaandegracht@medmij", services: { "51": "elders.example" } };

beforeAll(async () => {
  await owner`insert into supplier ${owner({
    supplier_id: "0197f000-0000-7000-8000-000000000001",
    kind: "gateway",
    name: "Zonnewijzer",
    host_endings: ["zonnewijzer.example"],
    label_state: "unknown",
    source: "verzonnen",
    source_date: "2026-01-01",
  })}`;
  await publishNames({ "49": "Verzamelen Huisartsgegevens 2.0" });
  await publish("ZAL", [linde, gracht]);
  await publish("ZAKL", [linde]);
});

describe("my connection", () => {
  it("finds the practice by its AGB code without anybody doing anything", async () => {
    const { read } = await connectionDesk({ agb: "01999901" });
    const status = await getStatus(read);
    expect(status).toMatchObject({
      state: "connected",
      list: { isStale: false },
      connections: [{ providerName: linde.name, method: "agb", isInList: true }],
      isSinceFirstList: true,
      gateways: [{ name: "Zonnewijzer" }],
      linkedOnly: [{ serviceId: "52" }],
      prescription: { visible: "yes", from: [{ serviceId: "49" }] },
    });
    expect(status.services.map((service) => [service.serviceId, service.nameFrom])).toEqual([
      ["51", "catalogue"],
      ["49", "name-list"],
    ]);
    expect(status.missing.map((group) => group.groupKey)).not.toContain("gp-record");
  });

  it("is not linked without an AGB code, and not found with one that is not in the link list", async () => {
    expect((await getStatus((await connectionDesk()).read)).state).toBe("not-connected");
    expect((await getStatus((await connectionDesk({ agb: "01999903" })).read)).state).toBe("not-found");
  });

  it("is linked to its register entry by a person, and the log says who and how", async () => {
    const { practice, ria, read, choose } = await connectionDesk();
    await chooseConnection(choose, { providerName: gracht.name, from: "search" });
    const status = await getStatus(read);
    expect(status).toMatchObject({
      state: "incomplete",
      connections: [{ method: "person", chosenByName: "Ria" }],
      missing: [{ groupKey: "gp-record", need: "required" }, {}, {}, {}],
      hostsUnknown: ["elders.example"],
      prescription: { visible: "no" },
    });
    expect(await auditLines(practice.organizationId)).toMatchObject([
      { event: "connection.chosen", actor_id: ria.personId, object_id: gracht.name, detail: { method: "person" } },
    ]);
  });

  it("counts several register entries of one practice together, and two practices may share one", async () => {
    const first = await connectionDesk();
    const second = await connectionDesk();
    await chooseConnection(first.choose, { providerName: gracht.name, from: "search" });
    await chooseConnection(first.choose, { providerName: linde.name, from: "exact-name" });
    await chooseConnection(second.choose, { providerName: linde.name, from: "search" });
    const status = await getStatus(first.read);
    expect(status.state).toBe("connected");
    expect(status.services.find((service) => service.serviceId === "51")?.providerNames.toSorted()).toEqual(
      [linde.name, gracht.name].toSorted(),
    );
    expect((await getStatus(second.read)).connections).toMatchObject([{ providerName: linde.name, method: "person" }]);
  });

  it("stays released from a register entry, even when the AGB code still points there", async () => {
    const { read, choose } = await connectionDesk({ agb: "01999901" });
    await releaseConnection(choose, { providerName: linde.name });
    expect((await getStatus(read)).connections).toEqual([]);
    await chooseConnection(choose, { providerName: linde.name, from: "search" });
    expect((await getStatus(read)).state).toBe("connected");
  });

  it("refuses a name that is not in the list", async () => {
    const { practice, choose } = await connectionDesk();
    await expect(
      chooseConnection(choose, { providerName: "bestaatniet@medmij", from: "exact-name" }),
    ).rejects.toMatchObject({
      code: "NOT_FOUND",
      reason: "connection.entry-not-in-list",
    });
    expect(await auditLines(practice.organizationId)).toEqual([]);
  });

  it("is never green on a stale list, and still shows what the list said", async () => {
    const { read } = await connectionDesk({ agb: "01999901" });
    const later = new Date(Date.now() + 2 * 3_600_000);
    const status = await getStatus(read, later);
    expect(status).toMatchObject({
      state: "unknown",
      unknownReason: "stale-list",
      prescription: { visible: "unknown" },
    });
    expect(status.services).toHaveLength(2);
  });
});
