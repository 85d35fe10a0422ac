import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ListFacts, ServiceFound } from "./contract.ts";
import {
  bareName,
  connectionState,
  type ExpectationRow,
  gatewayOfHost,
  heldSince,
  hostsOf,
  missingGroups,
  prescriptionAnswer,
  type ServiceNames,
  serviceName,
} from "./rules.ts";

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
const tied = { list: fresh, linkList: fresh, hasAgb: true, tieCount: 1, tiesInListCount: 1, missing: [] };
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
  it("is never anything but unknown on a stale list or without a list", () => {
    fc.assert(
      fc.property(fc.constantFrom(null, stale), fc.nat(3), fc.nat(3), fc.boolean(), (list, ties, inList, hasAgb) => {
        const { state } = connectionState({ ...tied, list, hasAgb, tieCount: ties, tiesInListCount: inList });
        return state === "unknown";
      }),
    );
  });

  it("tells a practice that was looked up from one that was not", () => {
    expect(connectionState({ ...tied, tieCount: 0 }).state).toBe("not-found");
    expect(connectionState({ ...tied, tieCount: 0, hasAgb: false }).state).toBe("not-tied");
    expect(connectionState({ ...tied, tieCount: 0, linkList: stale }).state).toBe("not-tied");
    expect(connectionState({ ...tied, tiesInListCount: 0 }).state).toBe("not-found");
  });

  it("is incomplete only when a required service is missing", () => {
    const expectations = [row("required", "gp-record", "49"), row("usual", "documents", "51")];
    const state = (ids: string[]) =>
      connectionState({ ...tied, missing: missingGroups(expectations, new Set(ids), names) }).state;
    expect(state(["49"])).toBe("connected");
    expect(state(["51"])).toBe("incomplete");
  });
});

it("one service of a group is enough", () => {
  const expectations = [row("required", "medication", "31"), row("required", "medication", "68")];
  expect(missingGroups(expectations, new Set(["68"]), names)).toEqual([]);
  expect(missingGroups(expectations, new Set(), names)).toMatchObject([{ groupKey: "medication" }]);
});

it("a service is called by the best name there is", () => {
  expect(serviceName("49", names)).toEqual({ name: "Huisartsgegevens", nameFrom: "name-list" });
  expect(serviceName("51", names)).toEqual({ name: "Documenten", nameFrom: "link-list" });
  expect(serviceName("46", names)).toEqual({ name: "Uitslagen", nameFrom: "catalogue" });
  expect(serviceName("999", names)).toEqual({ name: "999", nameFrom: "number" });
});

describe("the prescription", () => {
  const expectations = [row("prescription", "medication", "49"), row("prescription", "medication", "31")];
  it("is visible through any of the services that carry it", () => {
    expect(prescriptionAnswer("incomplete", [service("31")], expectations).visible).toBe("yes");
    expect(prescriptionAnswer("connected", [service("51")], expectations).visible).toBe("no");
    expect(prescriptionAnswer("not-found", [], expectations).visible).toBe("no");
  });
  it("is unknown rather than absent when a service cannot be explained or the state is unknown", () => {
    expect(prescriptionAnswer("connected", [service("777", false)], expectations).visible).toBe("unknown");
    expect(prescriptionAnswer("unknown", [service("49")], expectations).visible).toBe("unknown");
    expect(prescriptionAnswer("connected", [service("49")], []).visible).toBe("unknown");
  });
});

describe("since when", () => {
  it("goes back over a changed address, not over a gap", () => {
    const moved = [
      { sinceVersionId: "1", untilVersionId: "3" },
      { sinceVersionId: "3", untilVersionId: null },
    ];
    expect(heldSince(moved)).toBe("1");
    const gap = [
      { sinceVersionId: "1", untilVersionId: "3" },
      { sinceVersionId: "5", untilVersionId: null },
    ];
    expect(heldSince(gap)).toBe("5");
    expect(heldSince([{ sinceVersionId: "1", untilVersionId: "3" }])).toBeUndefined();
  });

  it("does not depend on the order of the rows, and no moment after it is uncovered", () => {
    const interval = fc
      .tuple(fc.nat(9), fc.option(fc.nat(9)))
      .filter(([since, until]) => until === null || until > since)
      .map(([since, until]) => ({
        sinceVersionId: String(since),
        untilVersionId: until === null ? null : String(until),
      }));
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 8 }), (intervals) => {
        const since = heldSince(intervals);
        expect(heldSince([...intervals].reverse())).toBe(since);
        if (since === undefined) return;
        for (let moment = Number(since); moment <= 9; moment += 1) {
          const isCovered = intervals.some(
            (each) =>
              each.sinceVersionId <= String(moment) &&
              (each.untilVersionId === null || each.untilVersionId > String(moment)),
          );
          expect(isCovered).toBe(true);
        }
      }),
    );
  });
});

it("a gateway is known by the longest ending of the host, and only at a dot", () => {
  const gateways = [
    { supplierId: "a", name: "Breed", hostEndings: ["example"] },
    { supplierId: "b", name: "Smal", hostEndings: ["dva.zonnewijzer.example"] },
  ];
  expect(gatewayOfHost("dva.zonnewijzer.example", gateways)?.name).toBe("Smal");
  expect(gatewayOfHost("x.dva.zonnewijzer.example", gateways)?.name).toBe("Smal");
  expect(gatewayOfHost("kwaaddva.zonnewijzer.example", gateways)?.name).toBe("Breed");
  expect(gatewayOfHost("elders.test", gateways)).toBeUndefined();
});

it("hosts are read from addresses and nonsense is left out", () => {
  expect(
    hostsOf({
      authorizationUri: "https://A.Example/x",
      tokenUri: "https://b.example:8443/t",
      resourceUri: "geen adres",
      subscriptionUri: null,
    }),
  ).toEqual(["a.example", "b.example"]);
});

it("the name of a practice and its name in the register meet", () => {
  expect(bareName("Huisartsenpraktijk Hélène de Linde")).toBe(bareName("huisartsenpraktijk.helenedelinde@medmij"));
});
