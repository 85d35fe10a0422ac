import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { patientRepresentative } from "#db/schema/patients.ts";
import { fingerprint } from "#server/access/seal.ts";

/** A DVA's id of a person in the organization's blind index. */
export function codeFingerprint(organizationId: string, code: string): string {
  return fingerprint("representative", `${organizationId} ${code}`);
}

export type RepresentativeRow = typeof patientRepresentative.$inferSelect;

/** Everybody who acts or acted for a patient, the earliest first. */
export function representativesOf(
  tx: Transaction,
  organizationId: string,
  patientId: string,
): Promise<RepresentativeRow[]> {
  const { since, representativeId } = patientRepresentative;
  const own = and(
    eq(patientRepresentative.organizationId, organizationId),
    eq(patientRepresentative.patientId, patientId),
  );
  return tx.select().from(patientRepresentative).where(own).orderBy(asc(since), asc(representativeId));
}
