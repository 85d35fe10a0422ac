import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { patientRepresentative } from "#db/schema/patients.ts";
import { representativesMax } from "#db/terms/representation.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { DomainError } from "#server/errors.ts";
import { patientInScope } from "#server/patients/scope.ts";
import type { SaveRepresentativeInput } from "./contract.ts";
import { codeFingerprint, type RepresentativeRow, representativesOf } from "./scope.ts";

/** What a row of the log calls a change of; never what it became. */
const loggedFields = ["name", "relation", "basis", "phone", "since", "until", "consentOn", "codeFingerprint"] as const;

/**
 * Records who acts for a patient, or changes or ends it. What they wrote keeps who they were then. A demo or a file has no person: `recordedBy`
 * is null then.
 * @throws NOT_FOUND, INVALID when it ends before it begins, CONFLICT for a merged patient, a known code or too many.
 */
export async function saveRepresentative(
  access: Access<"patient.change-representatives">,
  { patientId, representativeId, code, phone, ...facts }: SaveRepresentativeInput,
  now = new Date(),
): Promise<{ representativeId: string }> {
  const { organizationId, actor } = access;
  if (facts.until !== null && facts.until < facts.since) {
    throw new DomainError("INVALID", "patient.representative-ends-before");
  }
  return change(access, async (tx) => {
    const whose = await patientInScope(tx, access, patientId, "update");
    if (whose.mergedInto !== null) throw new DomainError("CONFLICT", "patient.is-merged");
    const all = await representativesOf(tx, organizationId, patientId);
    const before = all.find((one) => one.representativeId === representativeId);
    if (representativeId !== null && !before) throw new DomainError("NOT_FOUND", "patient.representative-not-found");
    const given = code === "" ? (before?.codeFingerprint ?? null) : codeFingerprint(organizationId, code);
    const after = { ...facts, phone: phone || null, codeFingerprint: given };
    const others = all.filter((one) => one !== before);
    if (others.length >= representativesMax) throw new DomainError("CONFLICT", "patient.too-many-representatives");
    if (others.some((one) => isSameAtOnce(one, after))) {
      throw new DomainError("CONFLICT", "patient.representative-code-known");
    }
    const id = before?.representativeId ?? uuidv7({ msecs: now.getTime() });
    const object = { type: "patient-representative", id };
    if (!before) {
      const recordedBy = actor.kind === "person" ? actor.personId : null;
      const own = { organizationId, patientId, representativeId: id, recordedBy, recordedAt: now };
      await tx.insert(patientRepresentative).values({ ...own, ...after });
      const event = { event: "patient.representative-recorded" as const, object, patientId };
      return { result: { representativeId: id }, event };
    }
    const fields = loggedFields.filter((field) => before[field] !== after[field]);
    await tx
      .update(patientRepresentative)
      .set(after)
      .where(
        and(eq(patientRepresentative.organizationId, organizationId), eq(patientRepresentative.representativeId, id)),
      );
    const event = { event: "patient.representative-changed" as const, object, patientId, detail: { fields } };
    return { result: { representativeId: id }, event: fields.length === 0 ? [] : event };
  });
}

/** Two rows for one person at one time would leave open on which ground they act. */
function isSameAtOnce(one: RepresentativeRow, other: Pick<RepresentativeRow, "codeFingerprint" | "since" | "until">) {
  if (other.codeFingerprint === null || one.codeFingerprint !== other.codeFingerprint) return false;
  const isBefore = one.until !== null && one.until < other.since;
  const isAfter = other.until !== null && other.until < one.since;
  return !isBefore && !isAfter;
}
