import { and, desc, eq, gte, inArray, lt, lte, type SQL, sql } from "drizzle-orm";
import { type PgColumn, unionAll } from "drizzle-orm/pg-core";
import type { Transaction } from "#db/client.ts";
import { auditEvent, auditShown } from "#db/schema/audit.ts";
import { patient, patientRepresentative } from "#db/schema/patients.ts";
import { person } from "#db/schema/people.ts";
import { fullName } from "#db/terms/patient-names.ts";
import { addDays } from "#server/calendar/days.ts";
import { startOfDay } from "#server/calendar/moments.ts";
import type { AuditFilter, AuditPatient, AuditRow } from "./contract.ts";
import { firstIdAt } from "./rules.ts";

/** How far a line's id may differ from its time: ids made in one burst run ahead of the clock. */
const idMarginMs = 60_000;

/** Cast to uuid, so that the name is looked up by primary key instead of by scanning `person`. */
const responsiblePerson = sql`case when ${auditEvent.responsibleId} ~ '^[0-9a-f-]{36}$' then ${auditEvent.responsibleId}::uuid end`;

/** A position in the log: after the line `before` (exclusive), and not newer than `newest`. */
export type LogPlace = { before?: string; newest?: string; limit: number };

/** The organization's lines that match a filter, newest first, with keyset pagination. */
export async function eventsInScope(
  tx: Transaction,
  organizationId: string,
  filter: AuditFilter,
  place: LogPlace,
): Promise<AuditRow[]> {
  const { organizationId: _own, ...columns } = auditColumns;
  const rows = await tx
    .select({ ...columns, responsibleName: person.name })
    .from(auditEvent)
    .leftJoin(person, eq(person.personId, responsiblePerson))
    .where(
      and(eq(auditEvent.organizationId, organizationId), ...conditions(tx, organizationId, filter), ...within(place)),
    )
    .orderBy(desc(auditEvent.eventId))
    .limit(place.limit);
  return withRepresentatives(tx, organizationId, rows);
}

/** Who acted for a patient through a DVA is responsible too. Asked apart: people stand in the directory, representatives in care. */
async function withRepresentatives(
  tx: Transaction,
  organizationId: string,
  rows: readonly AuditRow[],
): Promise<AuditRow[]> {
  const isOfDva = ({ actorKind, responsibleId }: AuditRow) => actorKind === "gateway" && responsibleId !== null;
  const ids = [...new Set(rows.filter(isOfDva).flatMap(({ responsibleId }) => responsibleId ?? []))];
  if (ids.length === 0) return [...rows];
  const { representativeId, name } = patientRepresentative;
  const found = await tx
    .select({ representativeId, name })
    .from(patientRepresentative)
    .where(and(eq(patientRepresentative.organizationId, organizationId), inArray(representativeId, ids)));
  const names = new Map(found.map((one) => [one.representativeId, one.name]));
  return rows.map((row) =>
    isOfDva(row) ? { ...row, responsibleName: names.get(row.responsibleId ?? "") ?? null } : row,
  );
}

/** A patient's name and birth date; null when the organization has no such patient. */
export async function patientNamed(
  tx: Transaction,
  organizationId: string,
  patientId: string,
): Promise<AuditPatient | null> {
  const { familyName, namePrefix, givenName, initials, birthDate, recordNumber } = patient;
  const [found] = await tx
    .select({ familyName, namePrefix, givenName, initials, birthDate, recordNumber })
    .from(patient)
    .where(and(eq(patient.organizationId, organizationId), eq(patient.patientId, patientId)));
  return found
    ? { patientId, fullName: fullName(found), birthDate: found.birthDate, recordNumber: found.recordNumber }
    : null;
}

/** Every column of a line, for reading and for hashing. */
export const auditColumns = {
  organizationId: auditEvent.organizationId,
  eventId: auditEvent.eventId,
  occurredAt: auditEvent.occurredAt,
  event: auditEvent.event,
  action: auditEvent.action,
  outcome: auditEvent.outcome,
  actorKind: auditEvent.actorKind,
  actorId: auditEvent.actorId,
  actorName: auditEvent.actorName,
  actorRoles: auditEvent.actorRoles,
  responsibleId: auditEvent.responsibleId,
  sessionId: auditEvent.sessionId,
  clientAddress: auditEvent.clientAddress,
  clientAgent: auditEvent.clientAgent,
  objectType: auditEvent.objectType,
  objectId: auditEvent.objectId,
  patientId: auditEvent.patientId,
  basis: auditEvent.basis,
  emergency: auditEvent.emergency,
  source: auditEvent.source,
  detail: auditEvent.detail,
};

function conditions(tx: Transaction, organizationId: string, filter: AuditFilter): (SQL | undefined)[] {
  const { actorId, event, action, objectType, objectId, patientId, outcome, emergency } = filter;
  return [
    actorId === undefined ? undefined : eq(auditEvent.actorId, actorId),
    event === undefined ? undefined : eq(auditEvent.event, event),
    action === undefined ? undefined : eq(auditEvent.action, action),
    objectType === undefined ? undefined : eq(auditEvent.objectType, objectType),
    objectId === undefined ? undefined : eq(auditEvent.objectId, objectId),
    patientId === undefined ? undefined : inArray(auditEvent.eventId, linesAbout(tx, organizationId, patientId)),
    outcome === undefined ? undefined : eq(auditEvent.outcome, outcome),
    emergency === undefined ? undefined : eq(auditEvent.emergency, emergency),
    ...period(filter),
  ];
}

/** The ids of the lines about a patient, and of those that showed the patient's name among others. Each half is read from an index. */
function linesAbout(tx: Transaction, organizationId: string, patientId: string) {
  const own = and(
    eq(auditEvent.organizationId, organizationId),
    isOrBecame(auditEvent.patientId, organizationId, patientId),
  );
  const shown = and(
    eq(auditShown.organizationId, organizationId),
    isOrBecame(auditShown.patientId, organizationId, patientId),
  );
  return unionAll(
    tx.select({ eventId: auditEvent.eventId }).from(auditEvent).where(own),
    tx.select({ eventId: auditShown.eventId }).from(auditShown).where(shown),
  );
}

/** The patient, or one who was merged into this one: the lines keep the patient they were written about. */
function isOrBecame(column: PgColumn, organizationId: string, patientId: string): SQL {
  return sql`${column} = any(array(select ${patientId}::uuid union all select ${patient.patientId} from ${patient}
    where ${patient.organizationId} = ${organizationId} and ${patient.mergedInto} = ${patientId}))`;
}

/** The exact times, plus the surrounding range of ids so that the primary key can be used. */
function period({ from, until }: AuditFilter): SQL[] {
  const since = from === undefined ? undefined : startOfDay(from);
  const end = until === undefined ? undefined : startOfDay(addDays(until, 1));
  return [
    ...(since ? [gte(auditEvent.occurredAt, since), gte(auditEvent.eventId, idAround(since, -idMarginMs))] : []),
    ...(end ? [lt(auditEvent.occurredAt, end), lt(auditEvent.eventId, idAround(end, idMarginMs))] : []),
  ];
}

function idAround(moment: Date, ms: number): string {
  return firstIdAt(new Date(moment.getTime() + ms));
}

function within({ before, newest }: LogPlace): SQL[] {
  return [
    ...(before === undefined ? [] : [lt(auditEvent.eventId, before)]),
    ...(newest === undefined ? [] : [lte(auditEvent.eventId, newest)]),
  ];
}
