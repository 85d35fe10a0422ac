import type {
  AnsweredItem,
  AnswerValue,
  Localized,
  QuestionnaireItem,
  ScaleScore,
  ScaleWay,
  ScoreBand,
  Scoring,
} from "#db/terms/questionnaires.ts";
import { type AttentionReason, attentionRanks } from "#db/terms/reviews.ts";
import { answersIn, isSameAnswer } from "#server/questionnaires/items/enable-when-rules.ts";

export type ScoreOutcome =
  | { state: "computed"; score: number; band: ScoreBand | null }
  /** Questions without a usable answer; empty when an expression yielded no number. */
  | { state: "not-computable"; missing: string[] }
  | { state: "scales"; scales: ScaleScore[] }
  | { state: "no-score" };

/** What a score is computed from: the points of each answer, and what expressions in the questionnaire yielded, by link id. */
export type ScoreInput = {
  points: ReadonlyMap<string, number | null>;
  expressions: ReadonlyMap<string, ExpressionOutcome>;
};

/** `value`: null when the expression yielded nothing, was refused or took too long. `open`: its questions that were shown and left open. */
export type ExpressionOutcome = { value: number | null; open: string[] };

/** Points of each item that is scored or flagged. Null: not answered, or an answer without points. */
export function pointsByItem(
  items: readonly QuestionnaireItem[],
  scoring: Scoring,
  answered: readonly AnsweredItem[],
): Map<string, number | null> {
  const counted = waysOf(scoring).flatMap((way) => (way.kind === "expression" ? [] : way.linkIds));
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

/** The ways of all scales; of a questionnaire with one score, its only one. */
export function waysOf({ way }: Scoring): ScaleWay[] {
  return way.kind === "scales" ? way.scales.map((scale) => scale.way) : [way];
}

/** The points of an answer: of its option, also when only their number was sent; for an item without options, the number itself. */
export function pointsOf(value: AnswerValue, item: QuestionnaireItem): number | null {
  const option = item.options.find((each) => isSameAnswer(each.value, value));
  if (option) return option.ordinal;
  if (value.kind !== "number") return null;
  const isPossible = item.options.length === 0 || item.options.some(({ ordinal }) => ordinal === value.value);
  return isPossible ? value.value : null;
}

/**
 * The score by the declared method, or that of each scale. An incomplete response has none, unless the manual says how many items may be
 * missing; a question that was not shown is not missed by an expression, which says itself what it needs.
 */
export function computeScore(scoring: Scoring | null, input: ScoreInput): ScoreOutcome {
  if (!scoring) return { state: "no-score" };
  if (scoring.way.kind !== "scales") {
    const { score, missing } = scaleScore(scoring.way, input);
    if (score === null) return { state: "not-computable", missing };
    return { state: "computed", score, band: bandOf(scoring, score) };
  }
  const scales = scoring.way.scales.map(({ code, label, way }) => ({ code, label, ...scaleScore(way, input) }));
  return { state: "scales", scales };
}

function scaleScore(way: ScaleWay, { points, expressions }: ScoreInput): Pick<ScaleScore, "score" | "missing"> {
  if (way.kind === "expression") {
    const { value, open } = expressions.get(way.linkId) ?? { value: null, open: [] };
    return open.length > 0 ? { score: null, missing: open } : { score: value, missing: [] };
  }
  const { linkIds, missingMax, kind } = way;
  const missing = linkIds.filter((linkId) => (points.get(linkId) ?? null) === null);
  if (missing.length > missingMax || missing.length === linkIds.length) return { score: null, missing };
  const given = linkIds.flatMap((linkId) => points.get(linkId) ?? []);
  const mean = given.reduce((sum, each) => sum + each, 0) / given.length;
  // Missing items within the limit count as the mean of the others.
  return { score: kind === "mean" ? round(mean) : round(mean * linkIds.length), missing: [] };
}

/** The band a score falls in; between two bands (a mean, an imputed sum) the lower one. */
export function bandOf(scoring: Scoring, score: number): ScoreBand | null {
  const below = scoring.bands.filter((band) => score >= band.from);
  return below.toSorted((left, right) => right.from - left.from)[0] ?? null;
}

/** Link ids of flagged items, in the order of the table. */
export function flaggedItems(scoring: Scoring | null, points: ReadonlyMap<string, number | null>): string[] {
  return (scoring?.flags ?? [])
    .filter((flag) => (points.get(flag.linkId) ?? Number.NEGATIVE_INFINITY) >= flag.from)
    .map((flag) => flag.linkId);
}

export type ScoreChange = { from: number; difference: number; is: "better" | "worse" | "within-chance" | "unknown" };

/**
 * The change since an earlier score of the same questionnaire and scoring. `within-chance`: below the smallest real difference;
 * `unknown`: none was published.
 */
export function changeSince(scoring: Scoring, before: number, now: number): ScoreChange {
  const difference = round(now - before);
  if (!scoring.smallestDifference) return { from: before, difference, is: "unknown" };
  if (Math.abs(difference) < scoring.smallestDifference.value) return { from: before, difference, is: "within-chance" };
  const isWorse = scoring.worse === "higher" ? difference > 0 : difference < 0;
  return { from: before, difference, is: isWorse ? "worse" : "better" };
}

/** The attention a response needs in the round: its rank and reasons, strongest first. */
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
    // The names of known bands are in server/language; a code with a hyphen cannot be a `select` key there.
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
  if (outcome.state === "not-computable") ranked.push(incomplete(about, outcome.missing));
  for (const { label, score, missing } of outcome.state === "scales" ? outcome.scales : []) {
    const scale = `${title}, ${label}`;
    if (score === null) ranked.push(incomplete(scale, missing));
    else {
      const values = { score, max: "", band: "" };
      ranked.push({ rank: attentionRanks.look, reason: { reason: "score-band", about: scale, values } });
    }
  }
  if (outcome.state === "no-score") ranked.push({ rank: attentionRanks.unknown, reason: { reason: "to-read", about } });
  const sorted = ranked.toSorted((left, right) => right.rank - left.rank);
  return { attention: sorted[0]?.rank ?? attentionRanks.unknown, reasons: sorted.map(({ reason }) => reason) };
}

function incomplete(about: string, missing: readonly string[]): { rank: number; reason: AttentionReason } {
  const values = { missing: missing.length };
  return { rank: attentionRanks.look, reason: { reason: "score-incomplete", about, values } };
}

/** The item with this link id, at any depth. */
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

/** The name of a stored band; a code that the table no longer has stands for itself. */
export function bandLabel(scoring: Scoring | null, code: string | null): Localized | null {
  if (code === null) return null;
  return scoring?.bands?.find((band) => band.code === code)?.label ?? { nl: code, en: code };
}
