import type { ConnectionState, ExpectationNeed, ServiceDirection, UnknownReason } from "#db/terms/connections.ts";
import type { GroupMissing, ListFacts, PrescriptionAnswer, ServiceFound } from "./contract.ts";

/** An interval of list versions in which a row was in force. Ids of versions are UUIDv7: their order is that of time. */
export type Interval = { sinceVersionId: string; untilVersionId: string | null };

export type EndpointRow = Interval & {
  providerName: string;
  interfaceVersion: string;
  serviceId: string;
  roleCode: string;
  authorizationUri: string;
  tokenUri: string;
  resourceUri: string;
  subscriptionUri: string | null;
  sinceStampedAt: Date | null;
};

export type ExpectationRow = {
  need: ExpectationNeed;
  groupKey: string;
  serviceId: string;
  source: string;
  sourceDate: string;
};

export type MeaningRow = {
  serviceId: string;
  name: string;
  direction: ServiceDirection;
  meaningNl: string;
  meaningEn: string;
};

export type GatewayRow = { supplierId: string; name: string; hostEndings: readonly string[] };

/** Names of services, by who gives them. */
export type ServiceNames = {
  nameList: ReadonlyMap<string, string>;
  linkList: ReadonlyMap<string, string>;
  meanings: ReadonlyMap<string, MeaningRow>;
};

/** The state of a connection. A list that is missing or stale says nothing about today, so it is never green. */
export function connectionState(facts: {
  list: ListFacts | null;
  linkList: ListFacts | null;
  hasAgb: boolean;
  tieCount: number;
  tiesInListCount: number;
  missing: readonly GroupMissing[];
}): { state: ConnectionState; unknownReason: UnknownReason | null } {
  if (!facts.list) return { state: "unknown", unknownReason: "no-list" };
  if (facts.list.isStale) return { state: "unknown", unknownReason: "stale-list" };
  if (facts.tieCount === 0) {
    const wasLookedUp = facts.hasAgb && facts.linkList !== null && !facts.linkList.isStale;
    return { state: wasLookedUp ? "not-found" : "not-tied", unknownReason: null };
  }
  if (facts.tiesInListCount === 0) return { state: "not-found", unknownReason: null };
  const isComplete = facts.missing.every((group) => group.need !== "required");
  return { state: isComplete ? "connected" : "incomplete", unknownReason: null };
}

/** The version since which something has been in force without a gap; undefined when it is not in force. */
export function heldSince(intervals: readonly Interval[]): string | undefined {
  const inForce = intervals.filter((interval) => interval.untilVersionId === null);
  let since = least(inForce.map((interval) => interval.sinceVersionId));
  for (const interval of [...intervals].sort((a, b) => (a.sinceVersionId < b.sinceVersionId ? 1 : -1))) {
    const reachesOn = interval.untilVersionId === null || (since !== undefined && interval.untilVersionId >= since);
    if (since !== undefined && reachesOn && interval.sinceVersionId < since) since = interval.sinceVersionId;
  }
  return since;
}

/** The best name there is: the list of names, then the link list, then the catalogue, then the bare number. */
export function serviceName(serviceId: string, names: ServiceNames): Pick<ServiceFound, "name" | "nameFrom"> {
  const fromNames = names.nameList.get(serviceId);
  if (fromNames) return { name: fromNames, nameFrom: "name-list" };
  const fromLinks = names.linkList.get(serviceId);
  if (fromLinks) return { name: fromLinks, nameFrom: "link-list" };
  const meaning = names.meanings.get(serviceId);
  if (meaning) return { name: meaning.name, nameFrom: "catalogue" };
  return { name: serviceId, nameFrom: "number" };
}

/** Groups of which not one service is there. */
export function missingGroups(
  expectations: readonly ExpectationRow[],
  foundIds: ReadonlySet<string>,
  names: ServiceNames,
): GroupMissing[] {
  const groups = groupExpectations(expectations.filter((row) => row.need !== "prescription"));
  return groups
    .filter((rows) => !rows.some((row) => foundIds.has(row.serviceId)))
    .flatMap((rows) => {
      const [first] = rows;
      if (!first) return [];
      const meaning = names.meanings.get(first.serviceId);
      return {
        groupKey: first.groupKey,
        need: first.need,
        services: rows.map((row) => ({ serviceId: row.serviceId, name: serviceName(row.serviceId, names).name })),
        meaning: meaning ? { nl: meaning.meaningNl, en: meaning.meaningEn } : null,
        source: first.source,
        sourceDate: first.sourceDate,
      };
    })
    .sort((a, b) => Number(b.need === "required") - Number(a.need === "required"));
}

/** How many groups of services this kind of organization is expected to offer. */
export function expectedGroupCount(expectations: readonly ExpectationRow[]): number {
  return groupExpectations(expectations.filter((row) => row.need !== "prescription")).length;
}

/**
 * Whether patients can see the prescription (Wegiz). A service that nobody can explain might carry it, so then the
 * answer is "unknown" and not "no".
 */
export function prescriptionAnswer(
  state: ConnectionState,
  services: readonly ServiceFound[],
  expectations: readonly ExpectationRow[],
): PrescriptionAnswer {
  const carriers = new Set(expectations.filter((row) => row.need === "prescription").map((row) => row.serviceId));
  const from = services.filter((service) => carriers.has(service.serviceId));
  if (state === "unknown" || state === "not-tied" || carriers.size === 0) return { visible: "unknown", from: [] };
  if (from.length > 0) return { visible: "yes", from: from.map(({ serviceId, name }) => ({ serviceId, name })) };
  const hasUnexplained = services.some((service) => service.meaning === null);
  return { visible: hasUnexplained ? "unknown" : "no", from: [] };
}

/** The gateway behind a host: the one with the longest ending that fits at a dot. */
export function gatewayOfHost<G extends GatewayRow>(host: string, gateways: readonly G[]): G | undefined {
  const fits = gateways.flatMap((gateway) =>
    gateway.hostEndings
      .map((ending) => ending.toLowerCase().replace(/^\.+/, ""))
      .filter((ending) => ending !== "" && (host === ending || host.endsWith(`.${ending}`)))
      .map((ending) => ({ gateway, length: ending.length })),
  );
  return fits.sort((a, b) => b.length - a.length)[0]?.gateway;
}

/** Hosts in the addresses of an endpoint, lower case, without port; what is not an address is left out. */
export function hostsOf(row: Pick<EndpointRow, "authorizationUri" | "tokenUri" | "resourceUri" | "subscriptionUri">) {
  const uris = [row.authorizationUri, row.tokenUri, row.resourceUri, row.subscriptionUri];
  return [...new Set(uris.flatMap((uri) => (uri && URL.canParse(uri) ? [new URL(uri).hostname] : [])))];
}

/** What people call a practice, as one run of letters and digits: how names in the register are made. */
export function bareName(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/@medmij$/, "")
    .replace(/[^a-z0-9]/g, "");
}

function groupExpectations(rows: readonly ExpectationRow[]): ExpectationRow[][] {
  const groups = Map.groupBy(rows, (row) => `${row.need} ${row.groupKey}`);
  return [...groups.values()];
}

function least(values: readonly string[]): string | undefined {
  return [...values].sort()[0];
}
