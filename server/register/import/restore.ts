import type { TransactionSql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import type { ListKind } from "#db/terms/register.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import { enqueue } from "#server/jobs/queue.ts";
import { applyList } from "./apply-list.ts";
import type { RestoreInput } from "./contract.ts";
import { lockImports } from "./lock-imports.ts";
import { overtakeHeld } from "./overtake-held.ts";
import { stageVersion } from "./stage-version.ts";

/**
 * Takes back a list that a person accepted: the list that was in force before it is so again, as a new version with the
 * same rows, so that history still tells what the register said in between. Its age goes on from when it was last
 * confirmed. Throws NOT_FOUND when the list is not in force (any more), was not accepted by a person, or follows
 * nothing.
 */
export async function restoreFormerList(
  access: Access<"register.decide">,
  { versionId }: RestoreInput,
): Promise<{ versionId: string }> {
  return change(access, async (tx, raw) => {
    await lockImports(raw);
    const accepted = await findAccepted(raw, versionId);
    const former = accepted && (await findFormer(raw, accepted.list, versionId));
    if (!former) throw new DomainError("NOT_FOUND", "general.not-found");
    const { list } = accepted;
    const restoredId = uuidv7();
    await stageVersion(raw, list, former.version_id);
    const changes = await applyList(raw, list, restoredId);
    await overtakeHeld(raw, list);
    await raw`update register_version set state = 'withdrawn' where version_id = ${versionId}`;
    await copyVersion(raw, former.version_id, restoredId, changes);
    await enqueue(tx, "connections.watch", {}, { key: "register" });
    const detail = { list, serial: Number(former.serial), withdrawn: versionId };
    return {
      result: { versionId: restoredId },
      event: { event: "register.restored", object: { type: "register_version", id: restoredId }, detail },
    };
  });
}

async function findAccepted(raw: TransactionSql, versionId: string): Promise<{ list: ListKind } | undefined> {
  const [row] = await raw<{ list: ListKind }[]>`
    select list from register_version
    where version_id = ${versionId} and state = 'current' and decided_at is not null for update`;
  return row;
}

/** The version that was in force just before another one. */
async function findFormer(raw: TransactionSql, list: ListKind, versionId: string) {
  const [row] = await raw<{ version_id: string; serial: string }[]>`
    select version_id, serial from register_version
    where list = ${list} and version_id < ${versionId} and state = 'superseded' order by version_id desc limit 1`;
  return row;
}

async function copyVersion(
  raw: TransactionSql,
  formerId: string,
  restoredId: string,
  changes: Record<string, number>,
): Promise<void> {
  await raw`
    insert into register_version (version_id, list, state, namespace, serial, stamped_at, sha256, byte_count, source,
      source_name, counts, changes, ignored, imported_at, confirmed_at)
    select ${restoredId}, list, 'current', namespace, serial, stamped_at, sha256, byte_count, source,
      source_name, counts, ${JSON.stringify(changes)}::text::jsonb, ignored, now(), confirmed_at
    from register_version where version_id = ${formerId}`;
}
