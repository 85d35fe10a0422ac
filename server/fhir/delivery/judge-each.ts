import type { FhirIssue, IssueCode } from "#server/fhir/outcome.ts";
import type { EntryOutcome, WriteEntry } from "./writer.ts";

/** What is used of an entry, or why nothing of it is. */
export type Judged<T> = { ok: true; value: T } | { ok: false; outcome: EntryOutcome };

/** Judges every entry by itself: the outcomes of those that are refused, and the others with what is used of them. */
export function judgeEach<T>(entries: readonly WriteEntry[], judge: (entry: WriteEntry) => Judged<T>) {
  const settled = new Map<number, EntryOutcome>();
  const taken: { entry: WriteEntry; value: T }[] = [];
  for (const entry of entries) {
    const judged = judge(entry);
    if (judged.ok) taken.push({ entry, value: judged.value });
    else settled.set(entry.index, judged.outcome);
  }
  return { settled, taken };
}

export function refused(status: number, ...issues: FhirIssue[]): { ok: false; outcome: EntryOutcome } {
  return { ok: false, outcome: { status, issues } };
}

/** An error about one place in what was sent. */
export function issue(code: IssueCode, diagnostics: string, expression: string): FhirIssue {
  return { severity: "error", code, diagnostics, expression: [expression] };
}
