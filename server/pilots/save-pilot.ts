import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { pilot } from "#db/schema/pilots.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import type { SavePilotInput } from "./contract.ts";

/** Adds or changes a pilot. @throws NOT_FOUND */
export function savePilot(access: Access<"pilot.maintain">, input: SavePilotInput, now = new Date()) {
  const { pilotId: known, programme, ...facts } = input;
  const pilotId = known ?? uuidv7();
  const row = { ...facts, programme: programme || null, changedAt: now };
  return change(access, async (tx) => {
    const saved = known
      ? await tx.update(pilot).set(row).where(eq(pilot.pilotId, known)).returning({ pilotId: pilot.pilotId })
      : await tx
          .insert(pilot)
          .values({ pilotId, ...row })
          .returning({ pilotId: pilot.pilotId });
    if (saved.length === 0) throw new DomainError("NOT_FOUND", "general.not-found");
    return {
      result: { pilotId },
      event: {
        event: "pilot.maintained",
        object: { type: "pilot", id: pilotId },
        detail: { act: known ? "changed" : "added", kind: input.kind, stage: input.stage },
      },
    };
  });
}
