import type { TransactionSql } from "postgres";
import { transact } from "#db/client.ts";
import { recordEvents } from "#server/audit/record.ts";
import { firstIdAt } from "#server/audit/rules.ts";
import { type Access, rowContext } from "./access.ts";
import type { PersonActor } from "./actor.ts";
import { database } from "./database.ts";
import type { Permission } from "./permissions.ts";

/** Within this time, the same session on the same screen is one sitting. */
const sameSittingMs = 30 * 60_000;

/** `screen` is the screen's code. A patient may be named more than once. */
type Reading = { event: "patient.listed"; screen: string; patientIds: readonly string[] };

/**
 * Records that a screen showed patients' names (NEN 7513 requires logging reads), and whose. A sitting has one line, and one more when it
 * shows names that it had not shown yet (a next page, a patient who arrived): a screen that refreshes itself does not keep logging.
 */
export async function recordReading(access: Access<Permission>, { event, screen, patientIds }: Reading): Promise<void> {
  const { actor, organizationId } = access;
  if (actor.kind !== "person") return;
  const named = [...new Set(patientIds)];
  await transact(database(), "write", rowContext(access), async (_, raw) => {
    const sitting = await linesOfSitting(raw, actor, { event, screen });
    const shown = sitting.length === 0 ? named : await notShownYet(raw, organizationId, sitting, named);
    if (sitting.length > 0 && shown.length === 0) return;
    const detail = { screen, count: shown.length };
    await recordEvents(raw, access, [{ event, object: { type: "screen", id: screen }, detail, shown }]);
  });
}

async function linesOfSitting(
  raw: TransactionSql,
  { organizationId, personId, sessionId }: PersonActor,
  { event, screen }: Pick<Reading, "event" | "screen">,
): Promise<string[]> {
  const rows = await raw<{ event_id: string }[]>`
    select event_id from audit_event where organization_id = ${organizationId} and actor_id = ${personId}
      and event = ${event} and session_id = ${sessionId} and object_id = ${screen}
      and event_id >= ${firstIdAt(new Date(Date.now() - sameSittingMs))}`;
  return rows.map((row) => row.event_id);
}

async function notShownYet(
  raw: TransactionSql,
  organizationId: string,
  eventIds: readonly string[],
  patientIds: readonly string[],
): Promise<string[]> {
  const rows = await raw<{ patient_id: string }[]>`
    select patient_id from audit_shown where organization_id = ${organizationId}
      and patient_id = any(${[...patientIds]}::uuid[]) and event_id = any(${[...eventIds]}::uuid[])`;
  const known = new Set(rows.map((row) => row.patient_id));
  return patientIds.filter((id) => !known.has(id));
}
