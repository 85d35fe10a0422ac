import type {
  AnsweredItem,
  AnswerValue,
  BothLanguages,
  QuestionnaireItem,
  ScoreBand,
  Scoring,
} from "#db/terms/questionnaires.ts";
import { type AttentionReason, attentionRanks } from "#db/terms/reviews.ts";
import { answersIn, isSameAnswer } from "./enable-when-rules.ts";

export type ScoreOutcome =
  | { state: "computed"; score: number; band: ScoreBand | null }
  /** Questions without a usable answer; empty when an expression gave no number. */
  | { state: "not-computable"; missing: string[] }
  | { state: "no-score" };

/** What an expression in the questionnaire came to; null when it came to nothing, was refused or took too long. */
export type ExpressionResult = number | null;

/** Points of each item that a table counts or flags. Null: not answered, or an answer without points. */
export function pointsByItem(
  items: readonly QuestionnaireItem[],
  scoring: Scoring,
  answered: readonly AnsweredItem[],
): Map<string, number | null> {
  const counted = scoring.way.kind === "expression" ? [] : scoring.way.linkIds;
  const wanted = new Set([...counted, ...scoring.flags.map((flag) => flag.linkId)]);
  const found = new Map<string, number | null>();
  for (const linkId of wanted) {
    const item = findItem(items, linkId);
    const points = answersIn(linkId, answered).map((value) => (item ? pointsOf(value, item) : null));
    const usable = points.filter((each) => each !== null);
    found.set(linkId, usable.length > 0 ? Math.max(...usable) : null);
  }
  return found;
}

/** The points of an answer: its option's, also when only their number was sent, or the number itself where there is nothing to choose. */
export function pointsOf(value: AnswerValue, item: QuestionnaireItem): number | null {
  const option = item.options.find((each) => isSameAnswer(each.value, value));
  if (option) return option.ordinal;
  if (value.kind !== "number") return null;
  const isPossible = item.options.length === 0 || item.options.some(({ ordinal }) => ordinal === value.value);
  return isPossible ? value.value : null;
}

/** The score by the declared way. An incomplete list has none, unless its manual says how many may be missing. */
export function computeScore(
  scoring: Scoring | null,
  points: ReadonlyMap<string, number | null>,
  expressionResult: ExpressionResult,
): ScoreOutcome {
  if (!scoring) return { state: "no-score" };
  if (scoring.way.kind === "expression") {
    if (expressionResult === null) return { state: "not-computable", missing: [] };
    return { state: "computed", score: expressionResult, band: bandOf(scoring, expressionResult) };
  }
  const { linkIds, missingMax, kind } = scoring.way;
  const missing = linkIds.filter((linkId) => (points.get(linkId) ?? null) === null);
  if (missing.length > missingMax || missing.length === linkIds.length) return { state: "not-computable", missing };
  const given = linkIds.flatMap((linkId) => points.get(linkId) ?? []);
  const mean = given.reduce((sum, each) => sum + each, 0) / given.length;
  // Missing items that may be missing count as the mean of the others.
  const score = kind === "mean" ? round(mean) : round(mean * linkIds.length);
  return { state: "computed", score, band: bandOf(scoring, score) };
}

/** The band that holds the score; between two bands (a mean, an imputed sum) the lower one. */
export function bandOf(scoring: Scoring, score: number): ScoreBand | null {
  const below = scoring.bands.filter((band) => score >= band.from);
  return below.toSorted((left, right) => right.from - left.from)[0] ?? null;
}

/** Link ids that must be seen first, in the order of the table. */
export function flaggedItems(scoring: Scoring | null, points: ReadonlyMap<string, number | null>): string[] {
  return (scoring?.flags ?? [])
    .filter((flag) => (points.get(flag.linkId) ?? Number.NEGATIVE_INFINITY) >= flag.from)
    .map((flag) => flag.linkId);
}

export type ScoreChange = { from: number; difference: number; is: "better" | "worse" | "within-chance" | "unknown" };

/**
 * The change since an earlier score of the same list and scoring. `within-chance`: smaller than the smallest real difference;
 * `unknown`: nobody published one.
 */
export function changeSince(scoring: Scoring, before: number, now: number): ScoreChange {
  const difference = round(now - before);
  if (!scoring.smallestDifference) return { from: before, difference, is: "unknown" };
  if (Math.abs(difference) < scoring.smallestDifference.value) return { from: before, difference, is: "within-chance" };
  const isWorse = scoring.worse === "higher" ? difference > 0 : difference < 0;
  return { from: before, difference, is: isWorse ? "worse" : "better" };
}

/** What a response asks of the round: its rank and why, strongest first. */
export function attentionOf(
  title: string,
  scoring: Scoring | null,
  outcome: ScoreOutcome,
  flagged: { linkId: string; number: string }[],
  change: ScoreChange | null,
): { attention: number; reasons: AttentionReason[] } {
  const about = title;
  const ranked: { rank: number; reason: AttentionReason }[] = flagged.map((item) => ({
    rank: attentionRanks.flagged,
    reason: { reason: "flagged-item", about, values: { item: item.number } },
  }));
  if (outcome.state === "computed") {
    // Words of the known bands stand in server/language; a code with a hyphen cannot be chosen there.
    const max = scoring?.max ?? "";
    const values = { score: outcome.score, max, band: outcome.band?.code.replaceAll("-", "_") ?? "" };
    ranked.push({
      rank: attentionRanks[outcome.band?.attention ?? "look"],
      reason: { reason: "score-band", about, values },
    });
    if (change?.is === "worse") {
      const worse = { from: change.from, to: outcome.score };
      ranked.push({ rank: attentionRanks["out-of-target"], reason: { reason: "score-worse", about, values: worse } });
    }
  }
  if (outcome.state === "not-computable") {
    const values = { missing: outcome.missing.length };
    ranked.push({ rank: attentionRanks.look, reason: { reason: "score-incomplete", about, values } });
  }
  if (outcome.state === "no-score") ranked.push({ rank: attentionRanks.unknown, reason: { reason: "to-read", about } });
  const sorted = ranked.toSorted((left, right) => right.rank - left.rank);
  return { attention: sorted[0]?.rank ?? attentionRanks.unknown, reasons: sorted.map(({ reason }) => reason) };
}

/** The item with this link id, wherever it stands. */
export function findItem(items: readonly QuestionnaireItem[], linkId: string): QuestionnaireItem | null {
  for (const item of items) {
    if (item.linkId === linkId) return item;
    const below = findItem(item.items, linkId);
    if (below) return below;
  }
  return null;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The words of a stored band; a code that the table no longer has is its own words. */
export function bandLabel(scoring: Scoring | null, code: string | null): BothLanguages | null {
  if (code === null) return null;
  return scoring?.bands?.find((band) => band.code === code)?.label ?? { nl: code, en: code };
}
