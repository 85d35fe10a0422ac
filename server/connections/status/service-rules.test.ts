import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ServiceNames } from "./rules.ts";
import { gatewayOfHost, heldSince, hostsOf, serviceName } from "./service-rules.ts";

it("a service gets the best available name", () => {
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
  expect(serviceName("49", names)).toEqual({ name: "Huisartsgegevens", nameFrom: "name-list" });
  expect(serviceName("51", names)).toEqual({ name: "Documenten", nameFrom: "link-list" });
  expect(serviceName("46", names)).toEqual({ name: "Uitslagen", nameFrom: "catalogue" });
  expect(serviceName("999", names)).toEqual({ name: "999", nameFrom: "number" });
});

describe("since when", () => {
  it("spans a changed URL, but not a gap", () => {
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

  it("does not depend on row order, and every moment after it is covered", () => {
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

it("a gateway is matched by the longest host suffix, only at a dot", () => {
  const gateways = [
    { supplierId: "a", name: "Breed", hostEndings: ["example"] },
    { supplierId: "b", name: "Smal", hostEndings: ["dva.zonnewijzer.example"] },
  ];
  expect(gatewayOfHost("dva.zonnewijzer.example", gateways)?.name).toBe("Smal");
  expect(gatewayOfHost("x.dva.zonnewijzer.example", gateways)?.name).toBe("Smal");
  expect(gatewayOfHost("kwaaddva.zonnewijzer.example", gateways)?.name).toBe("Breed");
  expect(gatewayOfHost("elders.test", gateways)).toBeUndefined();
});

it("hosts are taken from URLs; anything else is ignored", () => {
  expect(
    hostsOf({
      authorizationUri: "https://A.Example/x",
      tokenUri: "https://b.example:8443/t",
      resourceUri: "geen adres",
      subscriptionUri: null,
    }),
  ).toEqual(["a.example", "b.example"]);
});
