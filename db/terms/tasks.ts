/** What a task can be created for; a task created on its own has no origin. */
export const taskOrigins = ["review"] as const;
export type TaskOrigin = (typeof taskOrigins)[number];

/** A call is a task that is done by telephone, with attempts. */
export const taskKinds = ["general", "call"] as const;
export type TaskKind = (typeof taskKinds)[number];

/** How an attempt to call ended. A voicemail holds no content: only that the practice called. */
export const attemptOutcomes = ["spoken", "no-answer", "voicemail", "refused"] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** After these nobody calls again. */
export const settlingOutcomes: readonly AttemptOutcome[] = ["spoken", "refused"];
