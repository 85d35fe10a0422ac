/** A person's conclusion about what a patient shared; keys 1 to 4 in the round. */
export const reviewConclusions = ["in-order", "adjust", "call", "ask-more"] as const;
export type ReviewConclusion = (typeof reviewConclusions)[number];

/** What "adjust" changes; keys 1 to 3 once it is pressed. Each leads somewhere: a task for who prescribes, the target, a protocol. */
export const reviewAdjustments = ["medication", "target", "measuring"] as const;
export type ReviewAdjustment = (typeof reviewAdjustments)[number];

/** A silence: no values of an expected kind of measurement. */
export const reviewItemKinds = ["measurements", "questionnaire-response", "silence"] as const;
export type ReviewItemKind = (typeof reviewItemKinds)[number];

/** How much attention a patient needs, and so the order of the round: higher comes first. */
export const attentionRanks = {
  alarm: 50,
  flagged: 40,
  "out-of-target": 30,
  look: 20,
  unknown: 15,
  normal: 10,
} as const;
export type Attention = keyof typeof attentionRanks;

/** Why a patient has this rank in the round: a code with values. The texts are in server/language (`reviews.reason.*`). */
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
  /** The kind of measurement or the title of the questionnaire it is about. */
  about?: string;
  values?: Record<string, string | number>;
};

/** How long a review can be undone by the person who made it, in seconds. */
export const undoSecondsMax = 60;
/** Maximum number of rounds in a day. */
export const roundsMax = 6;

/** Maximum number of items on one screen and in one conclusion. */
export const itemsAtOnceMax = 500;
