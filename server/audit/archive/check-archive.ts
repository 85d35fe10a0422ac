import { asc, eq } from "drizzle-orm";
import { auditArchive } from "#db/schema/audit.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { KeyRing } from "#server/audit/chain/keys.ts";
import type { ChainFinding, HeldAgainst } from "#server/audit/contract.ts";
import { contentFinding, readManifests } from "./archive-reading.ts";
import { type ArchiveRow, archivesFinding } from "./archive-rules.ts";

export type CheckedArchive = { finding: ChainFinding | null; counts: HeldAgainst["archive"] };

/** Checks every file of an organization's archive: that it is there, is what was written, and that together they are one chain. */
export async function checkArchive(access: Access<"audit.verify">, keys: KeyRing): Promise<CheckedArchive> {
  const { organizationId } = access;
  const rows = await archiveRows(access);
  const { manifests, finding } = await readManifests(organizationId, keys);
  const counts = {
    fileCount: manifests.length,
    eventCount: manifests.reduce((sum, { eventCount }) => sum + eventCount, 0),
  };
  const broken = finding ?? archivesFinding(organizationId, manifests, rows);
  if (broken) return { finding: broken, counts };
  for (const manifest of manifests) {
    const changed = await contentFinding(manifest, keys);
    if (changed) return { finding: changed, counts };
  }
  return { finding: null, counts };
}

/** The files that the database knows of, in order. */
export function archiveRows(access: Access<"audit.verify" | "audit.archive">): Promise<ArchiveRow[]> {
  const { organizationId } = access;
  return look(access, (tx) =>
    tx
      .select()
      .from(auditArchive)
      .where(eq(auditArchive.organizationId, organizationId))
      .orderBy(asc(auditArchive.firstNumber)),
  );
}
