import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ListFacts, ServiceFound } from "./contract.ts";
import type { ExpectationRow, ServiceNames } from "./rules.ts";
import { connectionState, missingGroups, prescriptionAnswer } from "./status-rules.ts";

const now = new Date();
const fresh: ListFacts = {
  versionId: "v",
  serial: 9,
  stampedAt: now,
  confirmedAt: now,
  isStale: false,
  isInvented: false,
};
const stale: ListFacts = { ...fresh, isStale: true };
const connectedNames = {
  list: fresh,
  linkList: fresh,
  hasAgb: true,
  connectionCount: 1,
  listedConnectionCount: 1,
  missing: [],
};
const row = (need: ExpectationRow["need"], groupKey: string, serviceId: string): ExpectationRow => ({
  need,
  groupKey,
  serviceId,
  source: "bron",
  sourceDate: "2026-01-01",
});
const names: ServiceNames = {
  nameList: new Map([["49", "Huisartsgegevens"]]),
  linkList: new Map([
    ["49", "Anders"],
    ["51", "Documenten"],
  ]),
  meanings: new Map([
    ["46", { serviceId: "46", name: "Uitslagen", direction: "collect", meaningNl: "nl", meaningEn: "en" }],
  ]),
};
const service = (serviceId: string, isExplained = true): ServiceFound => ({
  serviceId,
  name: serviceId,
  nameFrom: "number",
  meaning: isExplained ? { nl: "", en: "" } : null,
  direction: "collect",
  since: null,
  isSinceFirstList: false,
  hosts: [],
  gatewayNames: [],
  providerNames: [],
});

describe("the state of a connection", () => {
  it("is always unknown on a stale list or without a list", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(null, stale),
        fc.nat(3),
        fc.nat(3),
        fc.boolean(),
        (list, connections, inList, hasAgb) => {
          const { state } = connectionState({
            ...connectedNames,
            list,
            hasAgb,
            connectionCount: connections,
            listedConnectionCount: inList,
          });
          return state === "unknown";
        },
      ),
    );
  });

  it("tells a practice that was looked up from one that was not", () => {
    expect(connectionState({ ...connectedNames, connectionCount: 0 }).state).toBe("not-found");
    expect(connectionState({ ...connectedNames, connectionCount: 0, hasAgb: false }).state).toBe("not-connected");
    expect(connectionState({ ...connectedNames, connectionCount: 0, linkList: stale }).state).toBe("not-connected");
    expect(connectionState({ ...connectedNames, listedConnectionCount: 0 }).state).toBe("not-found");
  });

  it("is incomplete only when a required service is missing", () => {
    const expectations = [row("required", "gp-record", "49"), row("usual", "documents", "51")];
    const state = (ids: string[]) =>
      connectionState({ ...connectedNames, missing: missingGroups(expectations, new Set(ids), names) }).state;
    expect(state(["49"])).toBe("connected");
    expect(state(["51"])).toBe("incomplete");
  });
});

it("one service of a group is enough", () => {
  const expectations = [row("required", "medication", "31"), row("required", "medication", "68")];
  expect(missingGroups(expectations, new Set(["68"]), names)).toEqual([]);
  expect(missingGroups(expectations, new Set(), names)).toMatchObject([{ groupKey: "medication" }]);
});

describe("the prescription", () => {
  const expectations = [row("prescription", "medication", "49"), row("prescription", "medication", "31")];
  it("is visible through any service that carries it", () => {
    expect(prescriptionAnswer("incomplete", [service("31")], expectations).visible).toBe("yes");
    expect(prescriptionAnswer("connected", [service("51")], expectations).visible).toBe("no");
    expect(prescriptionAnswer("not-found", [], expectations).visible).toBe("no");
  });
  it("is unknown rather than absent when a service has no explanation or the state is unknown", () => {
    expect(prescriptionAnswer("connected", [service("777", false)], expectations).visible).toBe("unknown");
    expect(prescriptionAnswer("unknown", [service("49")], expectations).visible).toBe("unknown");
    expect(prescriptionAnswer("connected", [service("49")], []).visible).toBe("unknown");
  });
});
