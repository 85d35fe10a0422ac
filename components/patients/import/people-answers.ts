import type { PersonAnswer, PersonQuestion } from "#server/patients/import/contract.ts";

/** The answer to this question; one about other people is none. */
export function answerTo({ person, alike }: PersonQuestion, given: readonly PersonAnswer[]): PersonAnswer | undefined {
  return given.find(
    ({ line, about }) =>
      line === person.line && about.length === alike.length && alike.every(({ id }) => about.includes(id)),
  );
}
