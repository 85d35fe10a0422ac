import type { NoticeKind } from "#db/terms/connections.ts";
import type { EndpointRow, Interval } from "#server/connections/status/rules.ts";

/** One change for an organization in a list version. `subject`: a service, or the new name. */
export type Change = { kind: NoticeKind; providerName: string; subject: string };

type Provider = Interval & { name: string };
type Endpoint = Omit<EndpointRow, "sinceStampedAt">;
type Identifier = Interval & { providerName: string; value: string };

/** The register rows of one organization's entries, with history. */
export type Watched = {
  /** Names that the organization is connected to, or was until this version. */
  connectedNames: readonly string[];
  providers: readonly Provider[];
  endpoints: readonly Endpoint[];
  /** AGB codes of the organization and of the entries it is connected to. */
  identifiers: readonly Identifier[];
};

/**
 * What one list version changed for an organization. Compares the rows in force in the previous version and in this
 * one, so the result does not depend on when it is computed.
 */
export function changesAt(versionId: string, watched: Watched): Change[] {
  const connectedNames = new Set(watched.connectedNames);
  const presence = watched.connectedNames.flatMap((name) => presenceChange(versionId, name, watched.providers));
  const moved = new Set(presence.map((change) => change.providerName));
  const services = watched.connectedNames
    .filter((name) => !moved.has(name))
    .flatMap((name) => serviceChanges(versionId, name, watched.endpoints));
  return [...presence, ...services, ...nameChanges(versionId, connectedNames, watched.identifiers)];
}

function presenceChange(versionId: string, name: string, providers: readonly Provider[]): Change[] {
  const rows = providers.filter((row) => row.name === name);
  const was = rows.some((row) => wasInForce(row, versionId));
  const is = rows.some((row) => isInForce(row, versionId));
  if (was === is) return [];
  return [{ kind: is ? "provider-back" : "provider-gone", providerName: name, subject: "" }];
}

function serviceChanges(versionId: string, name: string, endpoints: readonly Endpoint[]): Change[] {
  const rows = endpoints.filter((row) => row.providerName === name);
  const before = addressesByService(rows.filter((row) => wasInForce(row, versionId)));
  const after = addressesByService(rows.filter((row) => isInForce(row, versionId)));
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  return ids.flatMap((serviceId): Change[] => {
    const old = before.get(serviceId);
    const now = after.get(serviceId);
    if (old === now) return [];
    const kind = !now ? "service-gone" : !old ? "service-added" : "endpoint-changed";
    return [{ kind, providerName: name, subject: serviceId }];
  });
}

/** An AGB code that belonged to a connected entry and now belongs to another name. */
function nameChanges(
  versionId: string,
  connectedNames: ReadonlySet<string>,
  identifiers: readonly Identifier[],
): Change[] {
  const byCode = Map.groupBy(identifiers, (row) => row.value);
  const changes = [...byCode.values()].flatMap((rows) => {
    const before = rows.filter((row) => wasInForce(row, versionId)).map((row) => row.providerName);
    const after = rows.filter((row) => isInForce(row, versionId)).map((row) => row.providerName);
    const gone = before.filter((name) => !after.includes(name) && connectedNames.has(name));
    const come = after.filter((name) => !before.includes(name));
    return gone.flatMap((name) =>
      come.map((subject): Change => ({ kind: "name-changed", providerName: name, subject })),
    );
  });
  const seen = new Set<string>();
  return changes.filter((change) => {
    const key = `${change.providerName} ${change.subject}`;
    return !seen.has(key) && seen.add(key);
  });
}

function addressesByService(rows: readonly Endpoint[]): Map<string, string> {
  const byService = Map.groupBy(rows, (row) => row.serviceId);
  return new Map([...byService].map(([serviceId, each]) => [serviceId, addressesOf(each)]));
}

function addressesOf(rows: readonly Endpoint[]): string {
  const lines = rows.map((row) =>
    JSON.stringify([
      row.interfaceVersion,
      row.roleCode,
      row.authorizationUri,
      row.tokenUri,
      row.resourceUri,
      row.subscriptionUri,
    ]),
  );
  return lines.sort().join("\n");
}

function wasInForce(row: Interval, versionId: string): boolean {
  return row.sinceVersionId < versionId && (row.untilVersionId === null || row.untilVersionId >= versionId);
}

function isInForce(row: Interval, versionId: string): boolean {
  return row.sinceVersionId <= versionId && (row.untilVersionId === null || row.untilVersionId > versionId);
}
