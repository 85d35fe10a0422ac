import { sql } from "drizzle-orm";
import type { PendingQuery, Row, TransactionSql } from "postgres";
import type { Transaction } from "#db/client.ts";
import type { AuditEventName } from "#db/terms/audit.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import type { Access } from "./access.ts";
import type { Permission } from "./permissions.ts";

/** Decided by their verbs: they are what opens a record, or done by a privacy officer, who opens none. */
const opening: ReadonlySet<AuditEventName> = new Set<AuditEventName>([
  "patient.treaters-changed",
  "patient.emergency-opened",
  "patient.emergency-seen",
  "audit.read",
  "audit.exported",
]);

/** Those of these patients whose records are not open to the person of this transaction (db/security.sql). */
export async function closedAmong(raw: TransactionSql, patientIds: readonly string[]): Promise<string[]> {
  const rows = await raw<{ closed_id: string }[]>`
    select closed_id from app_closed_patients() where closed_id = any(${[...patientIds]}::uuid[])`;
  return rows.map((row) => row.closed_id);
}

/**
 * Whether the record of a patient is not open to a person, whatever they may open in an emergency: no work about it is theirs. For a
 * statement that has both as columns.
 */
export function isClosedTo(
  raw: TransactionSql,
  { patientId, personId }: { patientId: Fragment; personId: Fragment },
): Fragment {
  return raw`exists (select from app_closed_to(${personId}) z where z.closed_id = ${patientId})`;
}

type Fragment = PendingQuery<Row[]>;

/** Those of these people to whom the record of a patient is not open, whatever they may open in an emergency: no work about it is theirs. */
export async function closedTo(
  tx: Transaction,
  patientId: string,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.execute<{ id: string }>(sql`
    select p.id from unnest(${sql.param([...personIds])}::uuid[]) p (id)
    where exists (select from app_closed_to(p.id) c where c.closed_id = ${patientId})`);
  return new Set(rows.map(({ id }) => id));
}

/**
 * What nobody may read, nobody writes: a write whose lines name a patient is refused, with all it did, unless the record is open to
 * whoever does it.
 * @throws FORBIDDEN
 */
export async function assertOpenRecords(
  raw: TransactionSql,
  { actor }: Access<Permission>,
  lines: readonly AuditLine[],
): Promise<void> {
  if (actor.kind !== "person") return;
  const patientIds = lines.flatMap(({ event, patientId }) => (patientId && !opening.has(event) ? [patientId] : []));
  if (patientIds.length === 0) return;
  const [patientId] = await closedAmong(raw, [...new Set(patientIds)]);
  if (patientId) throw new DomainError("FORBIDDEN", "patient.asks-reason", { patientId });
}
