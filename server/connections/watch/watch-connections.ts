import { and, asc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { connectionNotice, connectionWatched } from "#db/schema/connections.ts";
import { registerIdentifier, registerVersion } from "#db/schema/register.ts";
import { versionStatesInForce } from "#db/terms/register.ts";
import { type Access, grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { look } from "#server/access/look.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { settleOpenCase } from "#server/connections/case/settle-steps.ts";
import { refreshSummary } from "#server/connections/status/refresh-summary.ts";
import type { RegisterFacts } from "#server/connections/status/scope.ts";
import { listEndpointHistory, listProviderHistory } from "#server/connections/status/scope.ts";
import { countAdoption } from "./count-adoption.ts";
import { mailNotices } from "./mail-notices.ts";
import { changesAt } from "./rules.ts";

/** Organizations processed concurrently. */
const batchSize = 4;
/** Lists are fetched every quarter of an hour; two that belong together arrive within two runs. */
const mailPauseMilliseconds = 60 * 60_000;

type Watcher = Access<"connection.watch">;

/**
 * Compares every list version that came into force since the last run with the previous one: creates notices for the
 * organizations it affects, refreshes their summaries and steps, and counts the day's adoption. Idempotent and safe to
 * interrupt.
 */
export async function watchConnections(access: Watcher, now = new Date()) {
  const versions = await look(access, versionsToWatch);
  let noticeCount = 0;
  for (const { versionId } of versions) {
    const organizations = await look(access, (tx) => organizationsTouched(tx, versionId));
    noticeCount += await watchEach(access, organizations, versionId, now);
    await closeVersion(access, versionId, organizations.length, now);
  }
  const behind = await look(access, summariesBehind);
  await watchEach(access, behind, null, now);
  if (behind.length > 0) await countToday(access, behind.length, now);
  return { versionCount: versions.length, noticeCount };
}

/** Processes a few organizations at a time; returns how many notices were created. */
async function watchEach(access: Watcher, organizations: string[], versionId: string | null, now: Date) {
  let count = 0;
  for (let start = 0; start < organizations.length; start += batchSize) {
    const batch = organizations.slice(start, start + batchSize);
    const counts = await Promise.all(batch.map((id) => watchOne(access, id, versionId, now)));
    count += counts.reduce((sum, each) => sum + each, 0);
  }
  return count;
}

/**
 * Organizations added after the lists in force, and those that changed since their summary was computed: another name,
 * town, AGB code or system, or a service that now counts differently.
 */
async function summariesBehind(tx: Transaction): Promise<string[]> {
  const rows = await tx.execute<{ organization_id: string }>(sql`
    select o.organization_id from organization o left join connection_summary s on s.organization_id = o.organization_id
    where o.kind in ('practice', 'pharmacy') and (
      s.organization_id is null
      or (s.organization_name, s.city, s.agb) is distinct from (o.name, o.city, o.agb)
      or (s.record_system_name is null and o.record_system_id is not null)
      or (s.state in ('connected', 'incomplete') and (s.state = 'incomplete') is distinct from exists (
        select from service_expectation e where e.organization_kind = o.kind and e.need = 'required'
        group by e.group_key having not bool_or(e.service_id = any(s.service_ids)))))
    order by o.organization_id`);
  return rows.map((row) => row.organization_id);
}

function versionsToWatch(tx: Transaction) {
  return tx
    .select({ versionId: registerVersion.versionId })
    .from(registerVersion)
    .where(
      and(
        inArray(registerVersion.state, [...versionStatesInForce]),
        sql`not exists (select from ${connectionWatched} w where w.version_id = ${registerVersion.versionId})`,
      ),
    )
    .orderBy(asc(registerVersion.versionId));
}

/** Organizations that a version may affect, and those without a summary or with an unknown state. */
async function organizationsTouched(tx: Transaction, versionId: string): Promise<string[]> {
  const rows = await tx.execute<{ organization_id: string }>(sql`
    with changed_name as materialized (
      select name from register_provider where since_version_id = ${versionId} or until_version_id = ${versionId}
      union select provider_name from register_endpoint where since_version_id = ${versionId} or until_version_id = ${versionId}
      union select provider_name from register_identifier where since_version_id = ${versionId} or until_version_id = ${versionId}
      union select provider_name from register_linked_service where since_version_id = ${versionId} or until_version_id = ${versionId}
    ), changed_code as materialized (
      select value from register_identifier
      where system = 'AGB' and (since_version_id = ${versionId} or until_version_id = ${versionId})
    )
    select o.organization_id from organization o left join connection_summary s on s.organization_id = o.organization_id
    where o.kind in ('practice', 'pharmacy') and (
      s.organization_id is null or s.state = 'unknown'
      or exists (select from unnest(s.provider_names) tied(name) join changed_name on changed_name.name = tied.name)
      or o.agb in (select value from changed_code))
    order by o.organization_id`);
  return rows.map((row) => row.organization_id);
}

/** Processes one organization in a transaction under its own context; `versionId` null: only its summary. */
function watchOne(access: Watcher, organizationId: string, versionId: string | null, now: Date): Promise<number> {
  const own = grant(systemActor(actorName(access), organizationId), "connection.watch");
  return change(own, async (tx) => {
    const { facts, status } = await refreshSummary(tx, organizationId, now);
    await settleOpenCase(tx, organizationId, { state: status.state, ownerId: null, now });
    const told = versionId === null ? [] : await tellChanges(tx, facts, versionId, now);
    return {
      result: told.length,
      event: {
        event: "connection.watched",
        object: { type: "register-version", id: versionId ?? status.list?.versionId ?? "" },
        detail: { state: status.state, notices: told },
      },
    };
  });
}

/** Creates the notices for a version, once however often this runs. The very first list changes nothing. */
async function tellChanges(tx: Transaction, facts: RegisterFacts, versionId: string, now: Date): Promise<string[]> {
  if (versionId === facts.firstZalVersionId) return [];
  const { organizationId } = facts.organization;
  const lost = facts.namesLinkedBefore;
  const [providers, endpoints, identifiers] = await Promise.all([
    lost.length > 0 ? listProviderHistory(tx, lost) : [],
    lost.length > 0 ? listEndpointHistory(tx, lost) : [],
    codesOf(tx, facts),
  ]);
  const changes = changesAt(versionId, {
    connectedNames: previouslyConnectedNames(facts),
    providers: [...facts.providers, ...providers],
    endpoints: [...facts.endpoints, ...endpoints],
    identifiers,
  });
  if (changes.length === 0) return [];
  const rows = changes.map((each) => ({ organizationId, noticeId: uuidv7(), versionId, createdAt: now, ...each }));
  const isTold = await hasFreshNotice(tx, organizationId, now);
  const told = await tx
    .insert(connectionNotice)
    .values(rows)
    .onConflictDoNothing()
    .returning({ kind: connectionNotice.kind });
  if (told.length > 0 && !isTold) await mailNotices(tx, organizationId);
  return told.map((row) => row.kind);
}

/**
 * Whether there is a recent unseen notice: its mail leads to the new one as well. The ZAL and the ZAKL change together
 * but arrive one after the other.
 */
async function hasFreshNotice(tx: Transaction, organizationId: string, now: Date): Promise<boolean> {
  const [row] = await tx
    .select({ noticeId: connectionNotice.noticeId })
    .from(connectionNotice)
    .where(
      and(
        eq(connectionNotice.organizationId, organizationId),
        isNull(connectionNotice.seenAt),
        gt(connectionNotice.createdAt, new Date(now.getTime() - mailPauseMilliseconds)),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** The connections as they were before this version: without those found just now, with those that just ended. */
function previouslyConnectedNames(facts: RegisterFacts): string[] {
  const names = facts.connections.map((connected) => connected.providerName);
  return [...names.filter((name) => !facts.connectionsToStore.includes(name)), ...facts.namesLinkedBefore];
}

function codesOf(tx: Transaction, facts: RegisterFacts) {
  const connectedNames = [...facts.connections.map((connected) => connected.providerName), ...facts.namesLinkedBefore];
  const codes = sql`select i.value from register_identifier i where i.system = 'AGB' and ${inArray(sql`i.provider_name`, connectedNames.length > 0 ? connectedNames : [""])}`;
  return tx
    .select()
    .from(registerIdentifier)
    .where(
      and(
        eq(registerIdentifier.system, "AGB"),
        or(sql`${registerIdentifier.value} in (${codes})`, eq(registerIdentifier.value, facts.organization.agb ?? "")),
      ),
    );
}

function closeVersion(access: Watcher, versionId: string, organizationCount: number, now: Date): Promise<void> {
  return change(access, async (tx) => {
    await countAdoption(tx, now);
    await tx.insert(connectionWatched).values({ versionId, watchedAt: now }).onConflictDoNothing();
    return {
      result: undefined,
      event: {
        event: "connection.watched",
        object: { type: "register-version", id: versionId },
        detail: { organizationCount },
      },
    };
  });
}

/** Counts the day again, after summaries changed without a new list. */
function countToday(access: Watcher, organizationCount: number, now: Date): Promise<void> {
  return change(access, async (tx) => {
    await countAdoption(tx, now);
    const object = { type: "connection-adoption", id: dutchDay(now) };
    return { result: undefined, event: { event: "connection.watched", object, detail: { organizationCount } } };
  });
}

function actorName(access: Watcher): string {
  return access.actor.kind === "system" ? access.actor.name : "worker";
}
