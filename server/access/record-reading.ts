import { and, eq, gte } from "drizzle-orm";
import { transact } from "#db/client.ts";
import { auditEvent } from "#db/schema/audit.ts";
import { recordEvents } from "#server/audit/record.ts";
import { firstIdAt } from "#server/audit/rules.ts";
import { type Access, rowContext } from "./access.ts";
import { database } from "./database.ts";
import type { Permission } from "./permissions.ts";

/** Within this time the same session on the same screen is the same reading: a screen that refreshes itself does not write for ever. */
const sameReadingMs = 30 * 60_000;

/**
 * Notes that names of patients stood on a screen (NEN 7513 wants reads too): one line for a sitting, not one for each row. `screen`
 * is the code of a screen, `count` how many names it showed first.
 */
export async function recordReading(
  access: Access<Permission>,
  { event, screen, count }: { event: "patient.listed"; screen: string; count: number },
): Promise<void> {
  const { actor, organizationId } = access;
  if (actor.kind !== "person") return;
  await transact(database(), "write", rowContext(access), async (tx, raw) => {
    const [known] = await tx
      .select({ eventId: auditEvent.eventId })
      .from(auditEvent)
      .where(
        and(
          eq(auditEvent.organizationId, organizationId),
          eq(auditEvent.actorId, actor.personId),
          eq(auditEvent.event, event),
          eq(auditEvent.sessionId, actor.sessionId),
          eq(auditEvent.objectId, screen),
          gte(auditEvent.eventId, firstIdAt(new Date(Date.now() - sameReadingMs))),
        ),
      )
      .limit(1);
    if (known) return;
    await recordEvents(raw, access, [{ event, object: { type: "screen", id: screen }, detail: { screen, count } }]);
  });
}
