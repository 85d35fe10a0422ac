import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { AuditPatient } from "./contract.ts";
import { patientNamed } from "./scope.ts";

/** The patient on whom the log is filtered; null when the organization has none with this id. The filter is logged by the list. */
export function getAuditPatient(access: Access<"audit.read">, patientId: string): Promise<AuditPatient | null> {
  return look(access, (tx) => patientNamed(tx, access.organizationId, patientId));
}
