import { hostname } from "node:os";
import type { TransactionSql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import { type AuditEventName, type AuditOutcome, auditEvents } from "#db/terms/audit.ts";
import type { Access } from "#server/access/access.ts";
import type { Actor } from "#server/access/actor.ts";
import type { Permission } from "#server/access/permissions.ts";
import { env } from "#server/env.ts";

/** One line of the log as a verb states it; who, when and where come from the proof. */
export type AuditLine = {
  event: AuditEventName;
  object: { type: string; id: string };
  /** Facts that explain the line; codes and counts, never the content of care. */
  detail?: Record<string, string | number | boolean | null | readonly string[]>;
  outcome?: AuditOutcome;
  patientId?: string;
  /** The responsible user, when the actor acts for another (NEN 7513). */
  responsibleId?: string;
  emergency?: boolean;
};

/** The protocol takes some sixty thousand values in one statement. */
const linesTogether = 1_000;

/** Adds lines in the caller's transaction. */
export async function recordEvents(
  raw: TransactionSql,
  access: Access<Permission>,
  lines: readonly AuditLine[],
): Promise<void> {
  const rows = lines.map((line) => auditRow(access, line));
  for (let at = 0; at < rows.length; at += linesTogether) {
    await raw`insert into audit_event ${raw(rows.slice(at, at + linesTogether))}`;
  }
}

function auditRow(access: Access<Permission>, line: AuditLine) {
  const who = describeActor(access.actor);
  return {
    organization_id: access.organizationId,
    event_id: uuidv7(),
    occurred_at: new Date().toISOString(),
    event: line.event,
    action: auditEvents[line.event],
    outcome: line.outcome ?? "success",
    actor_kind: access.actor.kind,
    actor_id: who.id,
    actor_name: who.name,
    actor_roles: [...who.roles],
    responsible_id: line.responsibleId ?? null,
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
