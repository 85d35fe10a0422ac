import { hostname } from "node:os";
import type { TransactionSql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import { type AuditEventName, type AuditOutcome, auditEvents } from "#db/terms/audit.ts";
import type { Access } from "#server/access/access.ts";
import type { Actor } from "#server/access/actor.ts";
import type { Permission } from "#server/access/permissions.ts";
import { env } from "#server/env.ts";

/** One line of the log as a verb supplies it; who, when and from where come from the proof. */
export type AuditLine = {
  event: AuditEventName;
  object: { type: string; id: string };
  /** Facts that explain the line: codes and counts, never clinical content. */
  detail?: Record<string, string | number | boolean | null | readonly string[]>;
  outcome?: AuditOutcome;
  patientId?: string;
  /** The patients whose names this showed, when there may be more than one (`audit_shown`). */
  shown?: readonly string[];
  /** The line's own id, for a verb whose next lines name it. */
  eventId?: string;
  /** The responsible user, when the actor acts on behalf of another (NEN 7513). */
  responsibleId?: string;
  emergency?: boolean;
  /** The grant this was done under, when it is not the transaction's own: a delivery is written under several grants. */
  access?: Access<Permission>;
};

/** Audit lines of work done under a grant of its own within a larger transaction. */
export function underAccess(access: Access<Permission>, lines: readonly AuditLine[]): AuditLine[] {
  return lines.map((line) => ({ ...line, access }));
}

/** The PostgreSQL protocol allows 65,535 parameters per statement. */
const linesTogether = 1_000;

/** Inserts audit lines in the caller's transaction. */
export async function recordEvents(
  raw: TransactionSql,
  access: Access<Permission>,
  lines: readonly AuditLine[],
): Promise<void> {
  const rows = lines.map((line) => auditRow(line.access ?? access, line));
  for (let at = 0; at < rows.length; at += linesTogether) {
    await raw`insert into audit_event ${raw(rows.slice(at, at + linesTogether))}`;
  }
  for (const [at, { shown = [] }] of lines.entries()) {
    const row = rows[at];
    if (row && shown.length > 0) await insertShown(raw, row.organization_id, row.event_id, shown);
  }
}

/**
 * Ties a line to the patients whose names it showed: one statement, however many there are. Only in the transaction that writes the line:
 * once it is sealed, its hash covers exactly these names.
 */
async function insertShown(
  raw: TransactionSql,
  organizationId: string,
  eventId: string,
  patientIds: readonly string[],
): Promise<void> {
  await raw`insert into audit_shown (organization_id, patient_id, event_id)
    select ${organizationId}, shown, ${eventId}::uuid from unnest(${[...patientIds]}::uuid[]) as shown
    on conflict do nothing`;
}

function auditRow(access: Access<Permission>, line: AuditLine) {
  const who = describeActor(access.actor);
  return {
    organization_id: access.organizationId,
    event_id: line.eventId ?? uuidv7(),
    occurred_at: new Date().toISOString(),
    event: line.event,
    action: auditEvents[line.event],
    outcome: line.outcome ?? "success",
    actor_kind: access.actor.kind,
    actor_id: who.id,
    actor_name: who.name,
    actor_roles: [...who.roles],
    responsible_id: line.responsibleId ?? actingFor(access.actor),
    session_id: access.actor.kind === "person" ? access.actor.sessionId : null,
    client_address: who.client.address,
    client_agent: who.client.agent,
    object_type: line.object.type,
    object_id: line.object.id,
    patient_id: line.patientId ?? null,
    basis: access.permission,
    emergency: line.emergency ?? false,
    source: `${env().BALIE_PROCESS}@${hostname()}`,
    detail: JSON.stringify(line.detail ?? {}),
  };
}

/** Whoever acts for a patient through a DVA is responsible for what it does. */
function actingFor(actor: Actor): string | null {
  return actor.kind === "gateway" ? (actor.representative?.representativeId ?? null) : null;
}

function describeActor(actor: Actor) {
  const nobody = { address: null, agent: null };
  switch (actor.kind) {
    case "person":
      return { id: actor.personId, name: actor.name, roles: actor.roles, client: actor.client };
    case "system":
      return { id: actor.name, name: actor.name, roles: [], client: nobody };
    case "gateway":
      return { id: actor.trustId, name: actor.name, roles: [], client: actor.client };
    case "anonymous":
      return { id: "anonymous", name: "anonymous", roles: [], client: actor.client };
  }
}
