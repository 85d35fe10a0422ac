import { isListStale } from "#db/terms/register.ts";
import type { ConnectionStatus, ListFacts, ServiceFound } from "./contract.ts";
import {
  connectionState,
  type EndpointRow,
  expectedGroupCount,
  gatewayOfHost,
  heldSince,
  hostsOf,
  type Interval,
  missingGroups,
  prescriptionAnswer,
  type ServiceNames,
  serviceName,
} from "./rules.ts";
import type { RegisterFacts } from "./scope.ts";

/** What the register says of an organization, from its facts at this moment. Pure. */
export function statusFrom(facts: RegisterFacts, now: Date): ConnectionStatus {
  const names = namesFrom(facts);
  const list = listFacts(facts, "ZAL", now);
  const linkList = listFacts(facts, "ZAKL", now);
  const services = servicesFrom(facts, names);
  const foundIds = new Set(services.map((service) => service.serviceId));
  const ties = facts.ties.map((tie) => ({ ...tie, isInList: isInList(facts, tie.providerName) }));
  const missing = missingGroups(facts.expectations, foundIds, names);
  const { state, unknownReason } = connectionState({
    list,
    linkList,
    hasAgb: facts.organization.agb !== null,
    tieCount: ties.length,
    tiesInListCount: ties.filter((tie) => tie.isInList).length,
    missing,
  });
  const hosts = [...new Set(services.flatMap((service) => service.hosts))];
  const { name, agb, city, kind } = facts.organization;
  return {
    organization: { kind, name, agb, city },
    state,
    unknownReason,
    list,
    linkList,
    ties,
    ...sinceOf(facts, facts.providers),
    services,
    linkedOnly: linkedOnly(facts, foundIds, names),
    missing,
    expectedCount: expectedGroupCount(facts.expectations),
    gateways: gatewaysOf(facts, hosts),
    hostsUnknown: hosts.filter((host) => !gatewayOfHost(host, facts.gateways)),
    prescription: facts.duties.some((row) => row.name === "prescription-visible")
      ? prescriptionAnswer(state, services, facts.expectations)
      : null,
    duties: facts.duties.map((row) => ({
      name: row.name,
      basis: row.basis,
      inForceOn: row.inForceOn,
      source: row.source,
      sourceDate: row.sourceDate,
    })),
  };
}

function namesFrom(facts: RegisterFacts): ServiceNames {
  return {
    nameList: new Map(facts.names.map((row) => [row.serviceId, row.displayName])),
    linkList: new Map(facts.linked.map((row) => [row.serviceId, row.displayName])),
    meanings: new Map(facts.meanings.map((row) => [row.serviceId, row])),
  };
}

function listFacts(facts: RegisterFacts, list: "ZAL" | "ZAKL", now: Date): ListFacts | null {
  const version = facts.versions.find((row) => row.list === list);
  if (!version) return null;
  const { versionId, serial, stampedAt, confirmedAt } = version;
  const isInvented = version.source === "demo";
  return { versionId, serial, stampedAt, confirmedAt, isStale: isListStale(version, now), isInvented };
}

function isInList(facts: RegisterFacts, providerName: string): boolean {
  return facts.providers.some((row) => row.name === providerName && row.untilVersionId === null);
}

function servicesFrom(facts: RegisterFacts, names: ServiceNames): ServiceFound[] {
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

function sinceOf(facts: RegisterFacts, history: (Interval & { sinceStampedAt: Date | null })[]) {
  const versionId = heldSince(history);
  const row = history.find((each) => each.sinceVersionId === versionId);
  return {
    since: row?.sinceStampedAt ?? null,
    isSinceFirstList: Boolean(row) && versionId === facts.firstZalVersionId,
  };
}

function linkedOnly(facts: RegisterFacts, foundIds: ReadonlySet<string>, names: ServiceNames) {
  const ids = [...new Set(facts.linked.map((row) => row.serviceId))].filter((id) => !foundIds.has(id));
  return ids.map((serviceId) => ({ serviceId, name: serviceName(serviceId, names).name }));
}

function gatewaysOf(facts: RegisterFacts, hosts: readonly string[]) {
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
