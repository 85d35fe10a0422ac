import type { QuestionnaireItem, Scoring } from "#db/terms/questionnaires.ts";
import { findItem } from "#server/questionnaires/scoring/rules.ts";
import type { ActionView } from "./contract.ts";

type Agreed = { linkId: string; text: string; byName: string | null; at: Date };

/** What to do for each flagged item: what the practice agreed, or otherwise a suggestion. */
export function actionViews(
  items: readonly QuestionnaireItem[],
  scoring: Scoring | null,
  agreed: readonly Agreed[],
): ActionView[] {
  return (scoring?.flags ?? []).map(({ linkId, action }) => {
    const found = agreed.find((each) => each.linkId === linkId);
    return {
      linkId,
      question: findItem(items, linkId)?.text ?? null,
      suggestion: action,
      agreed: found ? { text: found.text, byName: found.byName, at: found.at } : null,
    };
  });
}
