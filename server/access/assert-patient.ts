import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { patient } from "#db/schema/patients.ts";
import { DomainError } from "#server/errors.ts";
import type { Access } from "./access.ts";
import type { Permission } from "./permissions.ts";

/** For a write about a patient without opening their record. @throws NOT_FOUND, CONFLICT when merged. */
export async function assertPatient(access: Access<Permission>, tx: Transaction, patientId: string): Promise<void> {
  const [found] = await tx
    .select({ mergedInto: patient.mergedInto })
    .from(patient)
    .where(and(eq(patient.organizationId, access.organizationId), eq(patient.patientId, patientId)))
    // A merge waits for this write, or this write for the merge.
    .for("share");
  if (found?.mergedInto) throw new DomainError("CONFLICT", "patient.is-merged");
  if (!found) throw new DomainError("NOT_FOUND", "patient.not-found");
}
