import type { TechnicalCause } from "#db/terms/consults.ts";
import type { StoredDraft } from "#server/consults/drafts/contract.ts";

/**
 * What somebody wrote in a consult and did not send. `sawLast`: the last message that stood on screen as they began. `replaces`: the planned
 * message that it was, and in whose place it comes. `refers`: what the question is about that it refers; null: it refers nothing.
 */
export type DraftText = {
  body: string;
  effect: "answers" | "asks-back";
  sawLast: string | null;
  replaces: string | null;
  refers: TechnicalCause | null;
};

/**
 * Whether the server has it. `saved`: since then; null: nothing is written. `unsaved`: it will be in a moment. `failed`: it will be tried
 * again. `changed-elsewhere`: it was saved on another screen since, and `other` (null: sent or thrown away) stands there now.
 */
export type DraftStanding =
  | { is: "saved"; at: Date | null }
  | { is: "unsaved" | "failed" | "too-long" }
  | { is: "changed-elsewhere"; other: StoredDraft | null };

export type DraftShown = { text: DraftText; standing: DraftStanding };

export const isBlank = ({ body }: DraftText) => body.trim() === "";

export function textOf({ body, effect, replaces, refers, begunOn }: StoredDraft): DraftText {
  return { body, effect, replaces, refers, sawLast: begunOn };
}
