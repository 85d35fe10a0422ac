import { and, inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { consultDraft } from "#db/schema/consults.ts";
import type { Access } from "#server/access/access.ts";
import { announce, change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { patientOf } from "#server/consults/conversation/scope.ts";
import { DomainError } from "#server/errors.ts";
import { presenceNoun, type SaveDraftInput, type SavedDraft } from "./contract.ts";
import { markPresence } from "./mark-presence.ts";
import { ownDraft, readDraft } from "./scope.ts";

/**
 * Saves what somebody is writing, as they typed it; a blank text removes it. It is no record yet, so it is not logged and no screen is read
 * anew for it: colleagues only hear that somebody began to write, or stopped. Own choice, 2026-12-01.
 * @throws NOT_FOUND, CONFLICT when somebody else has signed in at the browser of its writer.
 */
export async function saveDraft(
  access: Access<"consult.answer">,
  input: SaveDraftInput,
  now = new Date(),
): Promise<SavedDraft> {
  if (input.writerId !== personActing(access).personId) throw new DomainError("CONFLICT", "consult.draft-of-another");
  const { saved, isNews } = await change(access, async (tx, raw) => {
    const patientId = await patientOf(tx, access, input.consultId);
    const saved = await store(access, tx, { ...input, patientId }, now);
    const isStored = saved.outcome === "saved";
    const isNews =
      isStored && (await markPresence(raw, access, input.consultId, { isWriting: saved.savedAt !== null }, now));
    return { result: { saved, isNews }, event: [] };
  });
  if (isNews) announce(access.organizationId, presenceNoun);
  return saved;
}

/** Each of these is one statement that names what it may replace, so of two saves at once one finds the other. */
async function store(
  access: Access<"consult.answer">,
  tx: Transaction,
  { basedOn, writerId, ...draft }: SaveDraftInput & { patientId: string },
  now: Date,
): Promise<SavedDraft> {
  const { organizationId } = access;
  const { consultId, revision } = draft;
  const known = [revision, ...basedOn.filter((one) => one !== null)];
  const replaceable = and(ownDraft(access, consultId), inArray(consultDraft.revision, known));
  const isBlank = draft.body.trim() === "";
  if (isBlank) await tx.delete(consultDraft).where(replaceable);
  else {
    const row = { ...draft, savedAt: now };
    const updated = await tx.update(consultDraft).set(row).where(replaceable).returning({ at: consultDraft.savedAt });
    if (updated.length > 0) return { outcome: "saved", savedAt: now };
    if (basedOn.includes(null)) {
      const inserted = await tx
        .insert(consultDraft)
        .values({ organizationId, draftId: uuidv7({ msecs: now.getTime() }), writtenBy: writerId, ...row })
        .onConflictDoNothing()
        .returning({ at: consultDraft.savedAt });
      if (inserted.length > 0) return { outcome: "saved", savedAt: now };
    }
  }
  const stored = await readDraft(tx, access, consultId);
  if (isBlank && stored === null) return { outcome: "saved", savedAt: null };
  return { outcome: "changed-elsewhere", stored };
}
