import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { patient } from "#db/schema/patients.ts";
import type { Access } from "#server/access/access.ts";

/** Whether a notice can put this patient in danger: nothing is sent that nobody consulted about. */
export async function isKeptFrom(
  { organizationId }: Access<"message.send-instructions"> | Access<"message.receive">,
  tx: Transaction,
  patientId: string,
): Promise<boolean> {
  const [found] = await tx
    .select({ contactNotes: patient.contactNotes })
    .from(patient)
    .where(and(eq(patient.organizationId, organizationId), eq(patient.patientId, patientId)));
  return found?.contactNotes.includes("no-notices") ?? false;
}
