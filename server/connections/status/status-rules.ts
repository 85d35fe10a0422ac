import type { ConnectionState, UnknownReason } from "#db/terms/connections.ts";
import { isListStale } from "#db/terms/register.ts";
import type { ConnectionStatus, GroupMissing, ListFacts, PrescriptionAnswer, ServiceFound } from "./contract.ts";
import type { ExpectationRow, ServiceNames } from "./rules.ts";
import type { RegisterFacts } from "./scope.ts";
import {
  gatewayOfHost,
  gatewaysOf,
  linkedOnly,
  namesFrom,
  serviceName,
  servicesFrom,
  sinceOf,
} from "./service-rules.ts";

/** What the register says about an organization, from the facts at this moment. Pure. */
export function statusFrom(facts: RegisterFacts, now: Date): ConnectionStatus {
  const names = namesFrom(facts);
  const list = listFacts(facts, "ZAL", now);
  const linkList = listFacts(facts, "ZAKL", now);
  const services = servicesFrom(facts, names);
  const foundIds = new Set(services.map((service) => service.serviceId));
  const connections = facts.connections.map((connected) => ({
    ...connected,
    isInList: isInList(facts, connected.providerName),
  }));
  const missing = missingGroups(facts.expectations, foundIds, names);
  const { state, unknownReason } = connectionState({
    list,
    linkList,
    hasAgb: facts.organization.agb !== null,
    connectionCount: connections.length,
    listedConnectionCount: connections.filter((connected) => connected.isInList).length,
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
    connections,
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

/** The state of a connection. A missing or stale list says nothing about today, so the state is then unknown. */
export function connectionState(facts: {
  list: ListFacts | null;
  linkList: ListFacts | null;
  hasAgb: boolean;
  connectionCount: number;
  listedConnectionCount: number;
  missing: readonly GroupMissing[];
}): { state: ConnectionState; unknownReason: UnknownReason | null } {
  if (!facts.list) return { state: "unknown", unknownReason: "no-list" };
  if (facts.list.isStale) return { state: "unknown", unknownReason: "stale-list" };
  if (facts.connectionCount === 0) {
    const wasLookedUp = facts.hasAgb && facts.linkList !== null && !facts.linkList.isStale;
    return { state: wasLookedUp ? "not-found" : "not-connected", unknownReason: null };
  }
  if (facts.listedConnectionCount === 0) return { state: "not-found", unknownReason: null };
  return { state: isComplete(facts.missing) ? "connected" : "incomplete", unknownReason: null };
}

/** Whether nothing that is required is missing. */
export function isComplete(missing: readonly GroupMissing[]): boolean {
  return missing.every((group) => group.need !== "required");
}

/** Groups of which no service is offered. */
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

/** How many service groups this kind of organization is expected to offer. */
function expectedGroupCount(expectations: readonly ExpectationRow[]): number {
  return groupExpectations(expectations.filter((row) => row.need !== "prescription")).length;
}

function groupExpectations(rows: readonly ExpectationRow[]): ExpectationRow[][] {
  const groups = Map.groupBy(rows, (row) => `${row.need} ${row.groupKey}`);
  return [...groups.values()];
}

/**
 * Whether patients can see the prescription (Wegiz). A service without an explanation might carry it, so the answer is
 * then "unknown" and not "no".
 */
export function prescriptionAnswer(
  state: ConnectionState,
  services: readonly ServiceFound[],
  expectations: readonly ExpectationRow[],
): PrescriptionAnswer {
  const carriers = new Set(expectations.filter((row) => row.need === "prescription").map((row) => row.serviceId));
  const from = services.filter((service) => carriers.has(service.serviceId));
  if (state === "unknown" || state === "not-connected" || carriers.size === 0) return { visible: "unknown", from: [] };
  if (from.length > 0) return { visible: "yes", from: from.map(({ serviceId, name }) => ({ serviceId, name })) };
  const hasUnexplained = services.some((service) => service.meaning === null);
  return { visible: hasUnexplained ? "unknown" : "no", from: [] };
}
