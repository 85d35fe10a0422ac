import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { patient, patientTreater } from "#db/schema/patients.ts";
import type { DateOrder, KnownChoice } from "#db/terms/patients.ts";
import type { Access } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { bsnFingerprint, listedColumns, lockPatients } from "#server/patients/scope.ts";
import { gpNamed, isGp } from "#server/patients/treaters/rules.ts";
import { colleaguesHere } from "#server/patients/treaters/scope.ts";
import type { PersonAnswer } from "./contract.ts";
import type { PatientFile } from "./file-rules.ts";
import type { KnownPatient } from "./match-rules.ts";
import { type ImportPlan, planImport } from "./rules.ts";

/** Plans a file's import against all known patients. `lock` prevents concurrent changes and imports of patients. */
export async function plannedImport(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  file: PatientFile,
  { known, dates, people }: { known: KnownChoice; dates: DateOrder; people: readonly PersonAnswer[] },
  lock: "update" | "none",
): Promise<ImportPlan> {
  if (lock === "update") await lockPatients(tx, organizationId);
  const all = tx
    .select({
      ...listedColumns,
      phone: patient.phone,
      programmes: patient.programmes,
      bsnFingerprint: patient.bsnFingerprint,
      mergedInto: patient.mergedInto,
    })
    .from(patient)
    .where(eq(patient.organizationId, organizationId))
    .orderBy(patient.sortName, patient.birthDate, patient.patientId);
  const ownGps = await tx
    .select({ patientId: patientTreater.patientId, personId: patientTreater.personId })
    .from(patientTreater)
    .where(and(eq(patientTreater.organizationId, organizationId), eq(patientTreater.part, "own-gp")));
  const ownGpOf = new Map(ownGps.map(({ patientId, personId }) => [patientId, personId]));
  const gps = (await colleaguesHere(tx, organizationId)).filter(isGp);
  const rows = await (lock === "update" ? all.for("update") : all);
  const merged = Map.groupBy(rows, ({ mergedInto }) => mergedInto);
  const everybody: KnownPatient[] = rows
    .filter(({ mergedInto }) => mergedInto === null)
    .map((row) => ({
      ...row,
      namePrefix: row.namePrefix ?? "",
      givenName: row.givenName ?? "",
      initials: row.initials ?? "",
      recordNumber: row.recordNumber ?? "",
      phone: row.phone ?? "",
      ownGpId: ownGpOf.get(row.patientId) ?? null,
      formerNumbers: (merged.get(row.patientId) ?? []).flatMap((one) => one.recordNumber ?? []),
    }));
  return planImport({ columnCount: file.columns.length, rows: file.rows }, everybody, {
    today: dutchDay(new Date()),
    known,
    dates,
    people,
    gpOf: (name) => gpNamed(name, gps),
    fingerprintOf: (bsn) => bsnFingerprint(organizationId, bsn),
  });
}
