import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { type MeasuredPassword, wordsOfCare } from "./rules.ts";

/**
 * Characters that are measured: the work grows with the square of the length, and more with every letter that may stand
 * for another. What begins with 64 characters that are hard to guess is hard to guess.
 */
const measuredLengthMax = 64;
const substitutionsMax = 20;

let meter: Promise<ZxcvbnFactory> | undefined;

/** How many guesses a password takes, with these words known to who guesses. Bounded, however long it is. */
export async function measurePassword(password: string, ownWords: string[]): Promise<MeasuredPassword> {
  meter ??= makeMeter();
  const { guesses, sequence } = (await meter).check(password.normalize("NFKC").slice(0, measuredLengthMax), ownWords);
  const parts = sequence.map(({ pattern, token, dictionaryName }) => ({
    pattern,
    dictionary: typeof dictionaryName === "string" ? dictionaryName : null,
    length: token.length,
  }));
  return { guesses, parts };
}

/** Loads the dictionaries when the first password is set: half a second and 15 MB that most processes never need. */
async function makeMeter(): Promise<ZxcvbnFactory> {
  const [core, common, dutch] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-nl-be"),
  ]);
  const dictionary = {
    "passwords-common": common.dictionary["passwords-common"],
    // Under this name its words count as chosen by dice; by another, as ordered by how common they are.
    diceware: common.dictionary["diceware-common"],
    ...dutch.dictionary,
    care: wordsOfCare,
  };
  return new core.ZxcvbnFactory({
    dictionary,
    graphs: common.adjacencyGraphs,
    maxLength: measuredLengthMax,
    l33tMaxSubstitutions: substitutionsMax,
  });
}
