import { DomainError } from "#server/errors.ts";
import type { EntryOutcome, WriteEntry } from "#server/fhir/delivery/writer.ts";
import { replyOf } from "#server/fhir/failure.ts";

/** The outcome of an entry. A `DomainError` refuses this entry, with its place, and not the whole delivery. */
export async function outcomeOf({ place }: WriteEntry, work: () => Promise<EntryOutcome>): Promise<EntryOutcome> {
  try {
    return await work();
  } catch (problem) {
    const reply = problem instanceof DomainError ? replyOf(problem) : null;
    if (!reply) throw problem;
    const issues = (reply.issues ?? []).map((issue) => ({ ...issue, expression: [place] }));
    return { status: reply.status, issues };
  }
}
