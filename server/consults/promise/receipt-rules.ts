import { type CallFacts, coverOf, phoneSentence } from "#db/terms/instruction-limits.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { spokenDay } from "#server/calendar/spoken.ts";

/**
 * The automatic message that a question came in, as the patient reads it: until which day an answer is promised, and where to go with
 * something that cannot wait. It answers nothing. `dueAt` null: no day can be promised.
 */
export function receiptText({ dueAt, ...calls }: CallFacts & { dueAt: Date | null }): string {
  const day =
    dueAt === null ? null : spokenDay(dutchDay(dueAt), "nl", { weekday: "long", day: "numeric", month: "long" });
  const promise = day === null ? "U krijgt zo snel mogelijk antwoord." : `U krijgt uiterlijk ${day} antwoord.`;
  return [
    `Uw bericht is bij ons binnengekomen. ${promise}`,
    ...callAdvice(calls),
    "Dit is een automatisch bericht.",
  ].join("\n\n");
}

/** Where to go with something that cannot wait for us, a paragraph each. */
export function callAdvice(calls: CallFacts): string[] {
  return [
    `Kan uw vraag niet zo lang wachten? Bel ons dan.${phoneSentence(calls)}`,
    `Is de praktijk dicht en kan het niet wachten? Bel ${coverOf(calls)}. Is het levensgevaarlijk? Bel 112.`,
  ];
}
