import { and, asc, eq, getTableColumns, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "#db/client.ts";
import { duty, serviceExpectation, serviceMeaning } from "#db/schema/catalogue.ts";
import { connection } from "#db/schema/connections.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import {
  registerEndpoint,
  registerIdentifier,
  registerLinkedService,
  registerProvider,
  registerServiceName,
  registerVersion,
} from "#db/schema/register.ts";
import { supplier } from "#db/schema/suppliers.ts";
import { isListStale, versionStatesInForce } from "#db/terms/register.ts";
import { DomainError } from "#server/errors.ts";
import { connectionsInForce } from "./rules.ts";

export type RegisterFacts = Awaited<ReturnType<typeof loadFacts>>;

/**
 * Everything known about one organization's connection, in two round trips. Register rows include their history, which
 * "since when" needs.
 * @throws NOT_FOUND when the organization is not visible here.
 */
export async function loadFacts(tx: Transaction, organizationId: string, now: Date) {
  const [own, recorded, byAgb, versions, names, meanings, suppliers] = await Promise.all([
    tx.select().from(organization).where(eq(organization.organizationId, organizationId)),
    storedConnections(tx, organizationId),
    namesByAgb(tx, organizationId),
    currentLists(tx),
    tx.select().from(registerServiceName).where(isNull(registerServiceName.untilVersionId)),
    tx.select().from(serviceMeaning),
    tx
      .select()
      .from(supplier)
      .where(and(eq(supplier.kind, "gateway"), isNull(supplier.retiredAt))),
  ]);
  const [self] = own;
  if (!self) throw new DomainError("NOT_FOUND", "general.not-found");
  const linkList = versions.find((version) => version.list === "ZAKL");
  const isLinkListFresh = linkList !== undefined && !isListStale(linkList, now);
  const { connections, found, linkedBefore } = connectionsInForce({ recorded, byAgb, isLinkListFresh });
  const connectedNames = connections.map((connected) => connected.providerName);
  const [providers, endpoints, linked, expectations, duties] = await Promise.all([
    listProviderHistory(tx, connectedNames),
    listEndpointHistory(tx, connectedNames),
    linkedServices(tx, connectedNames),
    tx.select().from(serviceExpectation).where(eq(serviceExpectation.organizationKind, self.kind)),
    tx.select().from(duty).where(eq(duty.organizationKind, self.kind)),
  ]);
  return {
    organization: self,
    connections,
    /** Connections by AGB code in the link list that are not stored yet. */
    connectionsToStore: found,
    /** Names that the link list used to give the organization's AGB code. */
    namesLinkedBefore: linkedBefore,
    isLinkListFresh,
    versions,
    firstZalVersionId: versions[0]?.firstZalVersionId ?? undefined,
    names,
    meanings,
    gateways: suppliers,
    providers,
    endpoints,
    linked,
    expectations,
    duties,
  };
}

/**
 * All stored connections, including released ones, which the link list must not restore. `isLinked`: whether the link
 * list gives the name the organization's AGB code now; null when it never did.
 */
function storedConnections(tx: Transaction, organizationId: string) {
  return tx
    .select({
      providerName: connection.providerName,
      method: connection.method,
      chosenByName: person.name,
      chosenAt: connection.chosenAt,
      releasedAt: connection.releasedAt,
      isLinked: sql<boolean | null>`(select bool_or(i.until_version_id is null) from register_identifier i
        where i.provider_name = ${connection.providerName} and i.system = 'AGB' and i.value = ${organization.agb})`,
    })
    .from(connection)
    .innerJoin(organization, eq(organization.organizationId, connection.organizationId))
    .leftJoin(person, eq(person.personId, connection.chosenBy))
    .where(eq(connection.organizationId, organizationId))
    .orderBy(asc(connection.chosenAt));
}

function namesByAgb(tx: Transaction, organizationId: string) {
  return tx
    .selectDistinct({ providerName: registerIdentifier.providerName })
    .from(registerIdentifier)
    .innerJoin(organization, eq(organization.agb, registerIdentifier.value))
    .where(
      and(
        eq(organization.organizationId, organizationId),
        eq(registerIdentifier.system, "AGB"),
        isNull(registerIdentifier.untilVersionId),
      ),
    );
}

/** Includes the first ZAL that Balie has: a row in it may be older than that list. */
function currentLists(tx: Transaction) {
  const first = alias(registerVersion, "first");
  const firstZal = tx
    .select({ versionId: first.versionId })
    .from(first)
    .where(and(eq(first.list, "ZAL"), inArray(first.state, [...versionStatesInForce])))
    .orderBy(asc(first.versionId))
    .limit(1);
  return tx
    .select({ ...getTableColumns(registerVersion), firstZalVersionId: sql<string | null>`(${firstZal})` })
    .from(registerVersion)
    .where(and(eq(registerVersion.state, "current"), inArray(registerVersion.list, ["ZAL", "ZAKL", "GNL"])));
}

function linkedServices(tx: Transaction, names: string[]) {
  return tx
    .select({ serviceId: registerLinkedService.serviceId, displayName: registerLinkedService.displayName })
    .from(registerLinkedService)
    .where(and(inArray(registerLinkedService.providerName, names), isNull(registerLinkedService.untilVersionId)));
}

/** When these names were in the list of providers. */
export function listProviderHistory(tx: Transaction, names: string[]) {
  return tx
    .select({
      name: registerProvider.name,
      sinceVersionId: registerProvider.sinceVersionId,
      untilVersionId: registerProvider.untilVersionId,
      sinceStampedAt: registerVersion.stampedAt,
    })
    .from(registerProvider)
    .innerJoin(registerVersion, eq(registerVersion.versionId, registerProvider.sinceVersionId))
    .where(inArray(registerProvider.name, names));
}

/** The endpoints of these names, and when they were in the list of providers. */
export function listEndpointHistory(tx: Transaction, names: string[]) {
  return tx
    .select({
      providerName: registerEndpoint.providerName,
      interfaceVersion: registerEndpoint.interfaceVersion,
      serviceId: registerEndpoint.serviceId,
      roleCode: registerEndpoint.roleCode,
      authorizationUri: registerEndpoint.authorizationUri,
      tokenUri: registerEndpoint.tokenUri,
      resourceUri: registerEndpoint.resourceUri,
      subscriptionUri: registerEndpoint.subscriptionUri,
      sinceVersionId: registerEndpoint.sinceVersionId,
      untilVersionId: registerEndpoint.untilVersionId,
      sinceStampedAt: registerVersion.stampedAt,
    })
    .from(registerEndpoint)
    .innerJoin(registerVersion, eq(registerVersion.versionId, registerEndpoint.sinceVersionId))
    .where(inArray(registerEndpoint.providerName, names));
}
