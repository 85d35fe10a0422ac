import { type Access, mayDo } from "#server/access/access.ts";
import { personActing } from "#server/access/person-acting.ts";

/** Who looks, and when. */
export type Viewer = { personId: string; organizationId: string; mayApprove: boolean; now: Date };

export function viewerOf(access: Access<"consult.list">, now: Date): Viewer {
  const { organizationId, actor } = access;
  return { personId: personActing(access).personId, organizationId, mayApprove: mayDo(actor, "consult.approve"), now };
}
