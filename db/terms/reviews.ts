/** What a person concludes of what a patient shared; keys 1 to 4 of a round. */
export const reviewConclusions = ["in-order", "adjust", "call", "ask-more"] as const;
export type ReviewConclusion = (typeof reviewConclusions)[number];

/** A silence is a kind of measurement that was expected and did not come. */
export const reviewItemKinds = ["measurements", "questionnaire-response", "silence"] as const;
export type ReviewItemKind = (typeof reviewItemKinds)[number];

/**
 * Who needs attention: the order of a round. An alarm that was agreed, a flagged answer, out of target, worth a look, normal.
 * Higher comes first.
 */
export const attentionRanks = {
  alarm: 50,
  flagged: 40,
  "out-of-target": 30,
  look: 20,
  unknown: 15,
  normal: 10,
} as const;
export type Attention = keyof typeof attentionRanks;

/**
 * Why a patient stands where he stands in the round. A reason is a code with figures; the words come from
 * server/language (`reviews.reason.*`), so they exist in both languages.
 */
export const attentionReasons = [
  "alarm",
  "flagged-item",
  "score-band",
  "score-worse",
  "score-incomplete",
  "to-read",
  "average-above",
  "average-below",
  "value-high",
  "value-low",
  "weight-gain",
  "value-unlikely",
  "beyond-meter",
  "glucose-low",
  "glucose-out-of-range",
  "set-aside",
  "protocol-complete",
  "protocol-incomplete",
  "no-values",
  "identifier-reused",
  "comment",
  "new-kind",
  "in-target",
  "no-target",
  "not-enough",
  "not-assessed",
] as const;
export type AttentionReason = {
  reason: (typeof attentionReasons)[number];
  /** The kind of measurement or the name of the questionnaire that it is about. */
  about?: string;
  values?: Record<string, string | number>;
};

/** Seconds in which a review can be taken back by who made it. */
export const undoSecondsMax = 60;
/** Rounds of a day. */
export const roundsMax = 6;

/** What one screen shows and one conclusion covers. */
export const itemsAtOnceMax = 500;
