import { z } from "zod";
import { technicalCauses } from "#db/terms/consults.ts";
import { messageLengthMax } from "#db/terms/messages.ts";

/** Longer than the time in which somebody thinks about the next sentence. Own choice, 2026-12-01. */
export const writingMs = 120_000;
/** A screen says every 20 seconds that it is open; one that fell silent is not looked at. Own choice, 2026-12-01. */
export const lookingMs = 60_000;
/** What colleagues are told when who looks or writes changed. No noun of the log, so that no screen reads itself anew for it. */
export const presenceNoun = "consult-presence";
/** After a change in one of these somebody may have stopped, or begun. */
export const presenceNouns: readonly string[] = [presenceNoun, "consult"];
/** As many as a page of the inbox shows. */
const consultsAtOnceMax = 50;
/** Saves of one screen whose answer did not arrive; of more the oldest is given up. */
export const unansweredMax = 10;

/**
 * An answer as far as it is written; a blank body leaves none. `writerId`: whose text it is, because somebody else may have signed in at this
 * browser since. `basedOn`: what the screen knows it saves over, and its own saves of which it does not know whether they arrived; null: no
 * draft at all. `revision`: what this save is known by, so that a repeat is no other change.
 */
export const SaveDraftInput = z.object({
  consultId: z.uuid(),
  writerId: z.uuid(),
  body: z.string().max(messageLengthMax),
  effect: z.enum(["answers", "asks-back"]),
  replaces: z.uuid().nullable(),
  refers: z.enum(technicalCauses).nullable(),
  begunOn: z.uuid().nullable(),
  revision: z.uuid(),
  basedOn: z
    .array(z.uuid().nullable())
    .min(1)
    .max(unansweredMax + 1),
});
export type SaveDraftInput = z.infer<typeof SaveDraftInput>;

/** A draft as it stands on the server. */
export type StoredDraft = Pick<SaveDraftInput, "body" | "effect" | "replaces" | "refers" | "begunOn" | "revision"> & {
  savedAt: Date;
};

/**
 * What became of a save. `savedAt` null: no draft is kept. `changed-elsewhere`: it was saved on another screen since, so nothing was stored;
 * `stored`: what stands there now, null when it was sent or thrown away.
 */
export type SavedDraft =
  | { outcome: "saved"; savedAt: Date | null }
  | { outcome: "changed-elsewhere"; stored: StoredDraft | null };

export const ListWritersInput = z.object({ consultIds: z.array(z.uuid()).max(consultsAtOnceMax) });
export type ListWritersInput = z.infer<typeof ListWritersInput>;

/** Colleagues who write in a consult now. */
export type ConsultWriters = { consultId: string; names: string[] };

/** Colleagues at the same consult, by name: who writes, and who only looks. */
export type Presence = { writing: string[]; looking: string[] };
