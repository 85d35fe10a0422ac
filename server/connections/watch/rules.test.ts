import fc from "fast-check";
import { expect, it } from "vitest";
import { changesAt, type Watched } from "./rules.ts";

const endpoint = (serviceId: string, since: string, until: string | null, host = "a.example") => ({
  providerName: "linde@medmij",
  interfaceVersion: "",
  serviceId,
  roleCode: "R",
  authorizationUri: `https://${host}/a`,
  tokenUri: `https://${host}/t`,
  resourceUri: `https://${host}/r`,
  subscriptionUri: null,
  sinceVersionId: since,
  untilVersionId: until,
});
const provider = (since: string, until: string | null, name = "linde@medmij") => ({
  name,
  sinceVersionId: since,
  untilVersionId: until,
});
const nothing: Watched = { connectedNames: ["linde@medmij"], providers: [], endpoints: [], identifiers: [] };

it("a practice that vanished gives one notice, not one per service", () => {
  const watched = { ...nothing, providers: [provider("1", "3")], endpoints: [endpoint("49", "1", "3")] };
  expect(changesAt("3", watched)).toEqual([{ kind: "provider-gone", providerName: "linde@medmij", subject: "" }]);
  expect(changesAt("2", watched)).toEqual([]);
  expect(changesAt("4", watched)).toEqual([]);
});

it("a practice that returns gives a notice, and so does a service that goes, comes or moves", () => {
  expect(changesAt("5", { ...nothing, providers: [provider("1", "3"), provider("5", null)] })).toMatchObject([
    { kind: "provider-back" },
  ]);
  const endpoints = [
    endpoint("46", "1", "2"),
    endpoint("47", "2", null),
    endpoint("49", "1", "2"),
    endpoint("49", "2", null, "b.example"),
    endpoint("51", "1", null),
  ];
  expect(changesAt("2", { ...nothing, providers: [provider("1", null)], endpoints })).toEqual([
    { kind: "service-gone", providerName: "linde@medmij", subject: "46" },
    { kind: "service-added", providerName: "linde@medmij", subject: "47" },
    { kind: "endpoint-changed", providerName: "linde@medmij", subject: "49" },
  ]);
});

it("a new name is recognized by the AGB code that moved to it", () => {
  const identifiers = [
    { providerName: "linde@medmij", value: "01999901", sinceVersionId: "1", untilVersionId: "4" },
    { providerName: "lindenhof@medmij", value: "01999901", sinceVersionId: "4", untilVersionId: null },
  ];
  expect(changesAt("4", { ...nothing, identifiers })).toEqual([
    { kind: "name-changed", providerName: "linde@medmij", subject: "lindenhof@medmij" },
  ]);
});

it("a version in which no row begins or ends changes nothing", () => {
  const interval = fc
    .tuple(fc.nat(9), fc.option(fc.nat(9)))
    .filter(([since, until]) => since !== 5 && until !== 5 && (until === null || until > since))
    .map(([since, until]) => endpoint("49", String(since), until === null ? null : String(until)));
  fc.assert(
    fc.property(fc.array(interval), (endpoints) => {
      const providers = endpoints.map((row) => provider(row.sinceVersionId, row.untilVersionId));
      return changesAt("5", { ...nothing, providers, endpoints }).length === 0;
    }),
  );
});
