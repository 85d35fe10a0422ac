import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { listObjects, removeObject } from "#server/storage/objects.ts";

/**
 * What no row points at may belong to a transaction that is still under way, and stays this long. Own choice, 2026-12-01: no transaction
 * takes so long.
 */
const untouchedHours = 20;
const keysTogether = 500;

/**
 * Removes what stands in the store of this organization and no row points at: of deliveries that were refused, repeated or interrupted.
 * Safe to interrupt and to run twice. @returns the number removed. @throws StorageAway
 */
export async function clearContent(access: Access<"document.clear">, now = new Date()): Promise<number> {
  let count = 0;
  let keys: string[] = [];
  const clear = async () => {
    const known = await pointedAt(access, keys);
    const loose = keys.filter((key) => !known.has(key));
    for (const key of loose) await removeObject(key);
    count += loose.length;
    keys = [];
  };
  for await (const key of listObjects(access.organizationId)) {
    if (madeAt(key) > now.getTime() - untouchedHours * 3_600_000) continue;
    keys.push(key);
    if (keys.length === keysTogether) await clear();
  }
  if (keys.length > 0) await clear();
  return count;
}

/** A UUIDv7 begins with its moment; of anything else it is not known, and that is no object of ours to remove. */
function madeAt(key: string): number {
  const id = key.split("/")[1] ?? "";
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(id)
    ? Number.parseInt(id.replace("-", "").slice(0, 12), 16)
    : Number.POSITIVE_INFINITY;
}

async function pointedAt(access: Access<"document.clear">, keys: readonly string[]): Promise<Set<string>> {
  const rows = await look(
    access,
    (_, raw) => raw<{ key: string }[]>`
    select k.key from document d cross join lateral (values (d.content_key), (d.picture_key), (d.thumbnail_key)) k(key)
    where d.organization_id = ${access.organizationId} and k.key = any(${[...keys]}::text[])
    union all
    select s.body_key from document_source s
    where s.organization_id = ${access.organizationId} and s.body_key = any(${[...keys]}::text[])`,
  );
  return new Set(rows.map(({ key }) => key));
}
