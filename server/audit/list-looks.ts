import { eq } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { DomainError } from "#server/errors.ts";
import { type ListLooksInput, type LooksAtPatient, looksMax } from "./contract.ts";
import { noteReading } from "./note-reading.ts";
import { mergedLooks } from "./rules.ts";
import { eventsInScope, patientNamed } from "./scope.ts";

/**
 * Everything the log has about one patient, oldest first, as the patient may have it (NEN 7513): when, who, in which role, what and why.
 * Making it is logged as taking along. @throws NOT_FOUND when the organization has no such patient.
 */
export async function listLooks(access: Access<"audit.read">, input: ListLooksInput): Promise<LooksAtPatient> {
  const { organizationId } = access;
  const patient = await look(access, (tx) => patientNamed(tx, organizationId, input.patientId));
  if (!patient) throw new DomainError("NOT_FOUND", "patient.not-found");
  await noteReading(access, { event: "audit.exported", filter: { ...input, format: "overview" } });
  const found = await look(access, async (tx) => ({
    rows: await eventsInScope(tx, organizationId, input, { limit: looksMax + 1 }),
    own: await tx
      .select({ name: organization.name })
      .from(organization)
      .where(eq(organization.organizationId, organizationId)),
  }));
  return {
    patient,
    organizationName: found.own[0]?.name ?? "",
    looks: mergedLooks(found.rows.slice(0, looksMax).reverse()),
    isMore: found.rows.length > looksMax,
  };
}
