type Parts<Noun, Part extends string> = Noun extends Record<Part, infer Own> ? Own : never;
type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? { [Name in keyof All]: All[Name] }
  : never;
/** What all nouns together have under a name: every event, every error. */
type All<Words, Part extends string> = Together<Parts<Words[keyof Words], Part>>;

type Assembled<Words extends { audit: object; errors: object }> = {
  [Noun in Exclude<keyof Words, "errors">]: Noun extends "audit"
    ? Omit<Words["audit"], "events"> & { events: All<Words, "events"> }
    : Omit<Words[Noun], "events" | "errors">;
} & {
  errors: { [Name in keyof (Words["errors"] & All<Words, "errors">)]: (Words["errors"] & All<Words, "errors">)[Name] };
};

/**
 * A noun's file holds how the log tells its events and what its refusals say. Screens ask for them in one place whatever
 * the noun, `audit.events` and `errors`, and a screen of the noun does not send them along.
 * @throws where two nouns have the same subject.
 */
export function assembled<Words extends { audit: object; errors: object }>(words: Words): Assembled<Words> {
  const events: Record<string, unknown> = {};
  const errors: Record<string, unknown> = { ...words.errors };
  const whole: Record<string, object> = {};
  for (const [noun, own] of Object.entries<object>(words)) {
    const { events: ownEvents = {}, errors: ownErrors = {}, ...rest }: { events?: object; errors?: object } = own;
    addAll(events, ownEvents);
    addAll(errors, ownErrors);
    whole[noun] = rest;
  }
  return asAssembled<Words>({ ...whole, errors, audit: { ...whole.audit, events } });
}

function addAll(known: Record<string, unknown>, more: object): void {
  for (const [subject, sentences] of Object.entries(more)) {
    if (subject in known) throw new Error(`two nouns have sentences about ${subject}`);
    known[subject] = sentences;
  }
}

/** The one who calls has put every noun's events and errors in their places. */
const asAssembled = <Words extends { audit: object; errors: object }>(whole: object) => whole as Assembled<Words>;
