import type { ListSource } from "#db/terms/register.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import { enqueue } from "#server/jobs/queue.ts";
import { ListRefusal } from "#server/register/lists/refusal.ts";
import type { DecideInput } from "./contract.ts";
import { lockImports } from "./lock-imports.ts";
import { readHeldFile } from "./read-held-file.ts";
import { takeList } from "./take-list.ts";

/**
 * A person's decision about a held list: put in force from the stored file, or discarded. Throws NOT_FOUND when it is
 * not held (any more), CONFLICT when a newer list arrived in between.
 */
export async function decideHeldList(access: Access<"register.decide">, input: DecideInput): Promise<void> {
  const { versionId, decision } = input;
  try {
    await change(access, async (tx, raw) => {
      await lockImports(raw);
      const [held] = await raw<{ list: string; serial: string; source: ListSource }[]>`
        select list, serial, source from register_version where version_id = ${versionId} and state = 'held' for update`;
      if (!held) throw new DomainError("NOT_FOUND", "general.not-found");
      if (decision === "accept") {
        const chunks = readHeldFile(raw, versionId);
        const { changes } = await takeList(raw, { versionId, chunks, source: held.source, isAccepted: true });
        await raw`update register_version set state = 'current', changes = ${JSON.stringify(changes)}, decided_at = now()
          where version_id = ${versionId}`;
        await enqueue(tx, "connections.watch", {}, { key: "register" });
      } else {
        await raw`update register_version set state = 'discarded', decided_at = now() where version_id = ${versionId}`;
        await raw`delete from register_held_file where version_id = ${versionId}`;
      }
      const detail = { decision, list: held.list, serial: Number(held.serial) };
      return {
        result: undefined,
        event: { event: "register.decided", object: { type: "register_version", id: versionId }, detail },
      };
    });
  } catch (problem) {
    if (problem instanceof ListRefusal) throw new DomainError("CONFLICT", "register.held-overtaken");
    throw problem;
  }
}
