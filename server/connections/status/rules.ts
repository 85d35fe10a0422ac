import type { ExpectationNeed, ServiceDirection } from "#db/terms/connections.ts";

/** The list versions in which a row was in force. Version ids are UUIDv7, so their order is chronological. */
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

/** Names of services, by source. */
export type ServiceNames = {
  nameList: ReadonlyMap<string, string>;
  linkList: ReadonlyMap<string, string>;
  meanings: ReadonlyMap<string, MeaningRow>;
};

/** A stored connection. `isLinked`: whether the link list gives the name to the organization now; null when it never did. */
type StoredConnection<Method extends string> = {
  providerName: string;
  method: Method;
  chosenByName: string | null;
  chosenAt: Date | null;
  releasedAt: Date | null;
  isLinked: boolean | null;
};

type Connections<Method extends string> = {
  recorded: readonly StoredConnection<Method>[];
  /** Names that the link list gives to the organization's AGB code. */
  byAgb: readonly { providerName: string }[];
  isLinkListFresh: boolean;
};

/**
 * Which connections of an organization to names in the register count. One found by AGB code counts as long as the link
 * list gives its name to the organization; a missing or stale list ends none. One that a person released is not found
 * again.
 */
export function connectionsInForce<Method extends string>({ recorded, byAgb, isLinkListFresh }: Connections<Method>) {
  const known = new Set(recorded.map((connected) => connected.providerName));
  const kept = recorded.filter((connected) => connected.releasedAt === null);
  const isLost = (connected: StoredConnection<Method>) =>
    isLinkListFresh && connected.method === "agb" && connected.isLinked !== true;
  const stored = kept
    .filter((connected) => !isLost(connected))
    .map(({ releasedAt: _, isLinked: __, ...connected }) => connected);
  const found = byAgb
    .filter((row) => !known.has(row.providerName))
    .map((row) => ({ ...row, method: "agb" as const, chosenByName: null, chosenAt: null }));
  return {
    connections: [...stored, ...found],
    found: found.map((connected) => connected.providerName),
    linkedBefore: kept
      .filter((connected) => isLost(connected) && connected.isLinked === false)
      .map((connected) => connected.providerName),
  };
}
