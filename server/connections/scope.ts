import { and, asc, desc, eq, getTableColumns, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "#db/client.ts";
import { duty, serviceExpectation, serviceMeaning } from "#db/schema/catalogue.ts";
import { connection, connectionAnswer, connectionCase } from "#db/schema/connections.ts";
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
import { supplier, supplierRoute } from "#db/schema/suppliers.ts";
import type { CaseAnswer, CaseQuestion } from "#db/terms/connections.ts";
import { isListStale } from "#db/terms/register.ts";
import { DomainError } from "#server/errors.ts";

export type RegisterFacts = Awaited<ReturnType<typeof factsInScope>>;

/**
 * Everything that is known of one organization's connection, in two round trips. NOT_FOUND when the organization cannot be
 * seen from here. Rows of the register come with their history, because "since when" needs it. A tie that was found by AGB
 * counts as long as the link list gives its name to the AGB code of the organization.
 */
export async function factsInScope(tx: Transaction, organizationId: string, now: Date) {
  const [own, recorded, byAgb, versions, names, meanings, suppliers] = await Promise.all([
    tx.select().from(organization).where(eq(organization.organizationId, organizationId)),
    recordedTies(tx, organizationId),
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
  const leftOut = new Set(recorded.map((tie) => tie.providerName));
  const linkList = versions.find((version) => version.list === "ZAKL");
  // A link list that is missing or old takes nothing away.
  const isLinkListFresh = linkList !== undefined && !isListStale(linkList, now);
  const kept = recorded.filter((tie) => tie.releasedAt === null);
  const isLost = (tie: (typeof kept)[number]) => isLinkListFresh && tie.method === "agb" && tie.isLinked !== true;
  const stored = kept.filter((tie) => !isLost(tie)).map(({ releasedAt: _, isLinked: __, ...tie }) => tie);
  const found = byAgb
    .filter((row) => !leftOut.has(row.providerName))
    .map((row) => ({ ...row, method: "agb" as const, chosenByName: null, chosenAt: null }));
  const ties = [...stored, ...found];
  const tied = ties.map((tie) => tie.providerName);
  const [providers, endpoints, linked, expectations, duties] = await Promise.all([
    providerHistory(tx, tied),
    endpointHistory(tx, tied),
    linkedServices(tx, tied),
    tx.select().from(serviceExpectation).where(eq(serviceExpectation.organizationKind, self.kind)),
    tx.select().from(duty).where(eq(duty.organizationKind, self.kind)),
  ]);
  return {
    organization: self,
    ties,
    /** Ties by AGB that the link list shows and nobody recorded yet. */
    tiesToRecord: found.map((tie) => tie.providerName),
    /** Names that the link list gave to the AGB code of the organization before, and no longer does. */
    namesLinkedBefore: kept.filter((tie) => isLost(tie) && tie.isLinked === false).map((tie) => tie.providerName),
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
 * Also those that a person released: the link list does not tie them again. `isLinked`: whether the link list gives the name
 * to the AGB code of the organization now; null when it never did.
 */
function recordedTies(tx: Transaction, organizationId: string) {
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

/** With the first ZAL that Balie holds: what was already there in it may be older than that list. */
function currentLists(tx: Transaction) {
  const first = alias(registerVersion, "first");
  const firstZal = tx
    .select({ versionId: first.versionId })
    .from(first)
    .where(and(eq(first.list, "ZAL"), inArray(first.state, ["current", "superseded"])))
    .orderBy(asc(first.versionId))
    .limit(1);
  return tx
    .select({ ...getTableColumns(registerVersion), firstZalVersionId: sql<string | null>`(${firstZal})` })
    .from(registerVersion)
    .where(and(eq(registerVersion.state, "current"), inArray(registerVersion.list, ["ZAL", "ZAKL", "GNL"])));
}

/** When names were in the list of providers. */
export function providerHistory(tx: Transaction, names: string[]) {
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

/** The addresses of names, and when they were in the list of providers. */
export function endpointHistory(tx: Transaction, names: string[]) {
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

function linkedServices(tx: Transaction, names: string[]) {
  return tx
    .select({ serviceId: registerLinkedService.serviceId, displayName: registerLinkedService.displayName })
    .from(registerLinkedService)
    .where(and(inArray(registerLinkedService.providerName, names), isNull(registerLinkedService.untilVersionId)));
}

/** The case that is being walked through, or null before the first answer. */
export async function openCase(tx: Transaction, organizationId: string) {
  const rows = await tx
    .select()
    .from(connectionCase)
    .where(eq(connectionCase.organizationId, organizationId))
    .orderBy(desc(connectionCase.caseId))
    .limit(1);
  return rows[0] ?? null;
}

/** The HIS or AIS of the organization and the gateways known to belong to it. */
export async function recordSystemOf(tx: Transaction, organizationId: string, chosenId: string | null) {
  const own = await tx
    .select({ recordSystemId: organization.recordSystemId })
    .from(organization)
    .where(eq(organization.organizationId, organizationId));
  const recordSystemId = chosenId ?? own[0]?.recordSystemId ?? null;
  if (!recordSystemId) return { recordSystem: null, routes: [] };
  const [systems, routes] = await Promise.all([
    tx
      .select({
        supplierId: supplier.supplierId,
        name: supplier.name,
        email: supplier.email,
        website: supplier.website,
      })
      .from(supplier)
      .where(eq(supplier.supplierId, recordSystemId)),
    tx
      .select({
        supplierId: supplier.supplierId,
        name: supplier.name,
        website: supplier.website,
        labelState: supplier.labelState,
        source: supplierRoute.source,
        sourceDate: supplierRoute.sourceDate,
      })
      .from(supplierRoute)
      .innerJoin(supplier, eq(supplier.supplierId, supplierRoute.gatewayId))
      .where(and(eq(supplierRoute.recordSystemId, recordSystemId), isNull(supplier.retiredAt)))
      .orderBy(asc(supplier.name)),
  ]);
  return { recordSystem: systems[0] ?? null, routes };
}

/** The newest answer to each question; earlier ones are history. */
export async function currentAnswers(tx: Transaction, organizationId: string, caseId: string) {
  const rows = await tx
    .select({
      question: connectionAnswer.question,
      answer: connectionAnswer.answer,
      answeredAt: connectionAnswer.answeredAt,
    })
    .from(connectionAnswer)
    .where(and(eq(connectionAnswer.organizationId, organizationId), eq(connectionAnswer.caseId, caseId)))
    .orderBy(asc(connectionAnswer.answerId));
  const newest = new Map<CaseQuestion, CaseAnswer>(rows.map((row) => [row.question, row.answer]));
  const gatewayAnsweredAt = rows.findLast((row) => row.question === "has-gateway")?.answeredAt ?? null;
  return {
    hasGateway: newest.get("has-gateway") ?? null,
    inRegister: newest.get("in-register") ?? null,
    gatewayAnsweredAt,
  };
}
