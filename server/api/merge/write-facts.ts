import { and, eq } from "drizzle-orm";
import { patient } from "#db/schema/patients.ts";
import type { OverwrittenFact } from "#db/terms/patients.ts";
import { type PatientRow, writeWords } from "#server/patients/scope.ts";
import type { MergeScope } from "./scope.ts";

/**
 * Writes one side of the facts of a merge to the surviving patient. A record number belongs to one patient, so the other gets the number
 * that it takes the place of: both stay findable.
 */
export async function writeFacts(
  { tx, raw, organizationId, survivingId, otherId }: MergeScope,
  facts: readonly OverwrittenFact[],
  side: "before" | "after",
): Promise<void> {
  const number = facts.find(({ fact }) => fact === "recordNumber");
  const others = facts.filter((one) => one !== number);
  const row = (id: string) => and(eq(patient.organizationId, organizationId), eq(patient.patientId, id));
  if (others.length > 0) {
    const values = Object.fromEntries(others.map((one) => [one.fact, one[side]]));
    await tx.update(patient).set(values).where(row(survivingId));
  }
  if (number) {
    const back = side === "before" ? "after" : "before";
    await raw`update patient set record_number = null where organization_id = ${organizationId}
      and patient_id in ${raw([survivingId, otherId])}`;
    await raw`update patient set record_number = case when patient_id = ${survivingId} then ${textOf(number[side])}::text
        else ${textOf(number[back])}::text end
      where organization_id = ${organizationId} and patient_id in ${raw([survivingId, otherId])}`;
  }
  const [stands]: PatientRow[] = await tx.select().from(patient).where(row(survivingId));
  if (stands) await writeWords(tx, organizationId, survivingId, stands);
}

const textOf = (value: OverwrittenFact["before"]) => (typeof value === "string" ? value : null);
