import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { consultDraft } from "#db/schema/consults.ts";
import type { Access } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { StoredDraft } from "./contract.ts";

/** The acting person's own draft in a consult: the one condition under which drafts are read and written, so that nobody gets a colleague's. */
export function ownDraft(access: Access<"consult.answer">, consultId: string) {
  return and(
    eq(consultDraft.organizationId, access.organizationId),
    eq(consultDraft.consultId, consultId),
    eq(consultDraft.writtenBy, personActing(access).personId),
  );
}

/** That draft; null: there is none. */
export async function readDraft(
  tx: Transaction,
  access: Access<"consult.answer">,
  consultId: string,
): Promise<StoredDraft | null> {
  const { body, effect, replaces, refers, begunOn, revision, savedAt } = consultDraft;
  const [found] = await tx
    .select({ body, effect, replaces, refers, begunOn, revision, savedAt })
    .from(consultDraft)
    .where(ownDraft(access, consultId));
  return found ?? null;
}
