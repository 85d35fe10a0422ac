import { and, desc, eq, lt } from "drizzle-orm";
import { registerVersion } from "#db/schema/register.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { ListVersion, VersionFilter } from "./contract.ts";

/** Received versions, newest first, whatever their outcome. `next` is the `before` of the next page. */
export async function listVersions(
  access: Access<"register.read">,
  { list, before, limit }: VersionFilter,
): Promise<{ versions: ListVersion[]; next: string | null }> {
  const rows = await look(access, (tx) =>
    tx
      .select()
      .from(registerVersion)
      .where(
        and(
          list ? eq(registerVersion.list, list) : undefined,
          before ? lt(registerVersion.versionId, before) : undefined,
        ),
      )
      .orderBy(desc(registerVersion.versionId))
      .limit(limit + 1),
  );
  const versions = rows.slice(0, limit);
  return { versions, next: rows.length > limit ? (versions.at(-1)?.versionId ?? null) : null };
}
