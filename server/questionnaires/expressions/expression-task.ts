/** Questionnaire and answers in the shape of FHIR R4 (`expressionSubject`). */
export type ExpressionSubject = { questionnaire: Record<string, unknown>; response: Record<string, unknown> };

/** For the worker thread: what to run, one after the other; it answers after each. */
export type ExpressionTask = { expressions: readonly string[]; subject: ExpressionSubject };

/** `texts`: the string literals in it, without their quotes. `value`: null when it yields no single number, or is not safe. */
export type ExpressionResult = { isSafe: boolean; texts: string[]; value: number | null };
