import type { ServiceFound } from "./contract.ts";
import type { EndpointRow, GatewayRow, Interval, ServiceNames } from "./rules.ts";
import type { RegisterFacts } from "./scope.ts";

/** The services that the list shows for an organization now, by name. */
export function servicesFrom(facts: RegisterFacts, names: ServiceNames): ServiceFound[] {
  const byService = Map.groupBy(facts.endpoints, (row) => row.serviceId);
  const found = [...byService].flatMap(([serviceId, rows]) => {
    const inForce = rows.filter((row) => row.untilVersionId === null);
    return inForce.length === 0 ? [] : [serviceFrom(facts, names, serviceId, rows, inForce)];
  });
  return found.sort((a, b) => a.name.localeCompare(b.name, "nl") || a.serviceId.localeCompare(b.serviceId));
}

function serviceFrom(
  facts: RegisterFacts,
  names: ServiceNames,
  serviceId: string,
  history: EndpointRow[],
  inForce: EndpointRow[],
): ServiceFound {
  const meaning = names.meanings.get(serviceId);
  const hosts = [...new Set(inForce.flatMap(hostsOf))];
  return {
    serviceId,
    ...serviceName(serviceId, names),
    meaning: meaning ? { nl: meaning.meaningNl, en: meaning.meaningEn } : null,
    direction: meaning?.direction ?? "unknown",
    ...sinceOf(facts, history),
    hosts,
    gatewayNames: gatewaysOf(facts, hosts).map((gateway) => gateway.name),
    providerNames: [...new Set(inForce.map((row) => row.providerName))],
  };
}

export function namesFrom(facts: RegisterFacts): ServiceNames {
  return {
    nameList: new Map(facts.names.map((row) => [row.serviceId, row.displayName])),
    linkList: new Map(facts.linked.map((row) => [row.serviceId, row.displayName])),
    meanings: new Map(facts.meanings.map((row) => [row.serviceId, row])),
  };
}

/** The best available name: from the list of names, else the link list, else the catalogue, else the number itself. */
export function serviceName(serviceId: string, names: ServiceNames): Pick<ServiceFound, "name" | "nameFrom"> {
  const fromNames = names.nameList.get(serviceId);
  if (fromNames) return { name: fromNames, nameFrom: "name-list" };
  const fromLinks = names.linkList.get(serviceId);
  if (fromLinks) return { name: fromLinks, nameFrom: "link-list" };
  const meaning = names.meanings.get(serviceId);
  if (meaning) return { name: meaning.name, nameFrom: "catalogue" };
  return { name: serviceId, nameFrom: "number" };
}

/** Services that only the link list names. */
export function linkedOnly(facts: RegisterFacts, foundIds: ReadonlySet<string>, names: ServiceNames) {
  const ids = [...new Set(facts.linked.map((row) => row.serviceId))].filter((id) => !foundIds.has(id));
  return ids.map((serviceId) => ({ serviceId, name: serviceName(serviceId, names).name }));
}

/** Since when something has been in force without a gap, as a moment; null when unknown. */
export function sinceOf(facts: RegisterFacts, history: (Interval & { sinceStampedAt: Date | null })[]) {
  const versionId = heldSince(history);
  const row = history.find((each) => each.sinceVersionId === versionId);
  return {
    since: row?.sinceStampedAt ?? null,
    isSinceFirstList: Boolean(row) && versionId === facts.firstZalVersionId,
  };
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

function least(values: readonly string[]): string | undefined {
  return [...values].sort()[0];
}

/** The known gateways behind these hosts, each once. */
export function gatewaysOf(facts: RegisterFacts, hosts: readonly string[]) {
  const found = new Map(
    hosts.flatMap((host) => {
      const gateway = gatewayOfHost(host, facts.gateways);
      return gateway ? [[gateway.supplierId, gateway] as const] : [];
    }),
  );
  return [...found.values()].map(({ supplierId, name, labelState, website, source, sourceDate }) => ({
    supplierId,
    name,
    labelState,
    website,
    source,
    sourceDate,
  }));
}

/** The gateway behind a host: the one with the longest suffix that matches at a dot. */
export function gatewayOfHost<G extends GatewayRow>(host: string, gateways: readonly G[]): G | undefined {
  const fits = gateways.flatMap((gateway) =>
    gateway.hostEndings
      .map((ending) => ending.toLowerCase().replace(/^\.+/, ""))
      .filter((ending) => ending !== "" && (host === ending || host.endsWith(`.${ending}`)))
      .map((ending) => ({ gateway, length: ending.length })),
  );
  return fits.sort((a, b) => b.length - a.length)[0]?.gateway;
}

/** The hosts in an endpoint's URLs, in lower case, without port; invalid URLs are ignored. */
export function hostsOf(row: Pick<EndpointRow, "authorizationUri" | "tokenUri" | "resourceUri" | "subscriptionUri">) {
  const uris = [row.authorizationUri, row.tokenUri, row.resourceUri, row.subscriptionUri];
  return [...new Set(uris.flatMap((uri) => (uri && URL.canParse(uri) ? [new URL(uri).hostname] : [])))];
}
