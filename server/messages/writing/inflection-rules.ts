/** A word shorter than this is taken as it is: its inflections would be other words. */
const lengthMin = 4;

/**
 * Other forms of a Dutch word, folded: plurals, the -e of adjectives, and the tenses of verbs on -eren. It says too many
 * rather than too few, for a form that does not exist is not written either; a form that is another word has to stand in
 * a list itself.
 */
export function inflectionsOf(word: string): string[] {
  if (word.length < lengthMin) return [];
  if (word.endsWith("eren")) return tensesOf(word);
  if (word.endsWith("um")) return [`${word.slice(0, -2)}a`, `${word}s`];
  if (word.endsWith("e")) return [`${word}n`, `${word}s`, `${word}en`];
  if (/[aiouy]$/.test(word)) return [`${word}'s`, `${word}s`];
  const stems = [word, shortened(word), doubled(word)].flatMap((stem) => [stem, voiced(stem)]);
  return [...new Set(stems.flatMap((stem) => [`${stem}e`, `${stem}en`])), `${word}s`];
}

function tensesOf(infinitive: string): string[] {
  const stem = `${infinitive.slice(0, -4)}eer`;
  const past = [stem, `ge${stem}`].flatMap((each) => [`${each}d`, `${each}de`]);
  const present = [stem, `${stem}t`, `${stem}de`, `${stem}den`, `${infinitive}d`, `${infinitive}de`];
  return [...present, ...past];
}

/** An open syllable has one vowel: carcinoom, carcinomen. */
function shortened(word: string): string {
  return word.replace(/([aeou])\1([^aeiou])$/, "$1$2");
}

/** A short vowel stays short by a double consonant: abces, abcessen. */
function doubled(word: string): string {
  return word.replace(/(?<![aeiou])([aeiou])([bdfgklmnprst])$/, "$1$2$2");
}

/** positief, positieve; nerveus, nerveuze. */
function voiced(stem: string): string {
  if (/[^f]f$/.test(stem)) return `${stem.slice(0, -1)}v`;
  return /[^s]s$/.test(stem) ? `${stem.slice(0, -1)}z` : stem;
}
