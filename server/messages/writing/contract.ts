/** What a finding is about; the screen gives each its own underline. */
export const findingKinds = ["long-sentence", "passive", "jargon", "abbreviation", "shorthand", "tone"] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Why something is underlined, as a key for words on screen, and the kind that it belongs to. */
export const kindOfReason = {
  "long-sentence": "long-sentence",
  passive: "passive",
  "medical-word": "jargon",
  "care-word": "jargon",
  "official-word": "jargon",
  "english-word": "jargon",
  "abbreviation-medical": "abbreviation",
  "abbreviation-prescription": "abbreviation",
  "abbreviation-writing": "abbreviation",
  alarming: "shorthand",
  hurtful: "shorthand",
  doubting: "tone",
  commanding: "tone",
  shouting: "tone",
} as const satisfies Record<string, FindingKind>;
export type FindingReason = keyof typeof kindOfReason;

/** A part of a text: from its first character up to, not including, `to` (UTF-16, as a text field counts). */
export type Span = { from: number; to: number };

export type Finding = Span & {
  kind: FindingKind;
  reason: FindingReason;
  /** Plain words that say the same, or null where only the writer knows better. */
  alternative: string | null;
  /**
   * True if the found form is the one to which the alternative belongs, so that a screen may offer to put it in; what stands
   * around it is still the writer's. Otherwise (a plural, another tense) it only explains.
   */
  isReady: boolean;
};

export type ReadingBand = "easy" | "plain" | "hard" | "very-hard";

/** The lowest score of each band. Sixty is where ordinary reading begins in the Dutch bands of the formula. */
export const scoreMin = { easy: 70, plain: 60, hard: 45 } as const satisfies Partial<Record<ReadingBand, number>>;

/** A score over less than this says nothing: one long word moves it by a band. Own choice, 2026-11-30. */
export const scoredMin = { words: 30, sentences: 2 } as const;

export type Reading = {
  words: number;
  sentences: number;
  syllables: number;
  /** Flesch-Douma, rounded; null when the text is too short to say. */
  score: number | null;
  band: ReadingBand | null;
};

export type Advice = { findings: readonly Finding[]; reading: Reading };
