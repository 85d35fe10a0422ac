import { and, desc, eq, getTableColumns, sql } from "drizzle-orm";
import { pilot } from "#db/schema/pilots.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { PilotsInput, PilotsPage } from "./contract.ts";

const pageSize = 20;
const { changedAt: _, ...columns } = getTableColumns(pilot);

/** The recorded pilots, the latest start first. */
export async function listPilots(
  access: Access<"pilot.list">,
  { kind, stage, before }: PilotsInput,
): Promise<PilotsPage> {
  const found = await look(access, (tx) =>
    tx
      .select(columns)
      .from(pilot)
      .where(
        and(
          kind ? eq(pilot.kind, kind) : undefined,
          stage ? eq(pilot.stage, stage) : undefined,
          before
            ? sql`(${pilot.startsOn}, ${pilot.pilotId}) < (${before.startsOn}::date, ${before.pilotId}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(pilot.startsOn), desc(pilot.pilotId))
      .limit(pageSize + 1),
  );
  const pilots = found.slice(0, pageSize);
  const last = found.length > pageSize ? pilots.at(-1) : undefined;
  return { pilots, nextBefore: last ? { startsOn: last.startsOn, pilotId: last.pilotId } : null };
}
