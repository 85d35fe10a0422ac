import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { patient, patientTreater } from "#db/schema/patients.ts";
import type { RecordOpening } from "#db/terms/patients.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { closedTo } from "#server/access/closed-records.ts";
import { personActing } from "#server/access/person-acting.ts";
import { DomainError } from "#server/errors.ts";
import { patientInScope } from "#server/patients/scope.ts";
import type { ChangeTreatersInput, TreaterFacts } from "./contract.ts";
import { isPrivacyOfficer, wrongWith } from "./rules.ts";
import { careById, colleaguesHere, treatersOf } from "./scope.ts";

/**
 * Names who treats a patient from now on, and whom the record is open to. Done by whoever treats, or by the privacy officer. An emergency
 * opens a record to read and to act; it does not hand it out (own choice, 2026-11-30).
 * @throws NOT_FOUND, CONFLICT when merged, FORBIDDEN for anybody else, INVALID for people who cannot be named.
 */
export function changeTreaters(
  access: Access<"patient.change-treaters">,
  input: ChangeTreatersInput,
): Promise<{ openTo: RecordOpening }> {
  const { organizationId } = access;
  const { patientId, openTo } = input;
  const actor = personActing(access);
  const namedBy = actor.personId;
  const treaters = [...new Map(input.treaters.map((one) => [keyOf(one), one])).values()];
  return change(access, async (tx) => {
    const row = await patientInScope(tx, access, patientId, "update");
    if (row.mergedInto !== null) throw new DomainError("CONFLICT", "patient.is-merged");
    if (!isPrivacyOfficer(actor)) {
      const isClosed = (await closedTo(tx, patientId, [namedBy])).size > 0;
      if (isClosed) throw new DomainError("FORBIDDEN", "patient.treaters-not-yours");
    }
    const before = await treatersOf(tx, organizationId, patientId);
    const here = careById(await colleaguesHere(tx, organizationId));
    const wrong = wrongWith({ openTo, treaters }, here, before);
    if (wrong) throw new DomainError("INVALID", wrong);
    const own = and(eq(patient.organizationId, organizationId), eq(patient.patientId, patientId));
    await tx.update(patient).set({ openTo }).where(own);
    await replaceTreaters(tx, { organizationId, patientId, namedBy }, before, treaters);
    const detail = { from: row.openTo, to: openTo, before: loggedOf(before), after: loggedOf(treaters) };
    const event = "patient.treaters-changed" as const;
    return { result: { openTo }, event: { event, object: { type: "patient", id: patientId }, patientId, detail } };
  });
}

const keyOf = ({ part, personId }: TreaterFacts) => `${part} ${personId}`;

/** As the log holds them: for which programme somebody treats is a diagnosis, so it says only who is the own GP. */
const loggedOf = (treaters: readonly TreaterFacts[]) => [
  ...new Set(treaters.map((one) => `${one.part === "own-gp" ? "own-gp" : "other"} ${one.personId}`)),
];

type Whose = { organizationId: string; patientId: string };

/** Whoever is named already keeps who named them, and when. */
async function replaceTreaters(
  tx: Transaction,
  { organizationId, patientId, namedBy }: Whose & { namedBy: string },
  before: readonly TreaterFacts[],
  after: readonly TreaterFacts[],
): Promise<void> {
  const kept = new Set(after.map(keyOf));
  for (const one of before.filter((each) => !kept.has(keyOf(each)))) {
    await tx
      .delete(patientTreater)
      .where(
        and(
          eq(patientTreater.organizationId, organizationId),
          eq(patientTreater.patientId, patientId),
          eq(patientTreater.part, one.part),
          eq(patientTreater.personId, one.personId),
        ),
      );
  }
  const known = new Set(before.map(keyOf));
  const added = after.filter((one) => !known.has(keyOf(one)));
  if (added.length === 0) return;
  const namedAt = new Date();
  await tx.insert(patientTreater).values(added.map((one) => ({ organizationId, patientId, ...one, namedBy, namedAt })));
}
