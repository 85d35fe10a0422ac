/**
 * English words in Dutch messages, written as they sound, and Latin endings whose vowels belong to two syllables. The
 * ones without a border are long enough to stand inside a compound.
 */
const respellings: readonly (readonly [RegExp, string])[] = [
  [/update/g, "updeet"],
  [/online/g, "onlain"],
  [/offline/g, "oflain"],
  [/website/g, "websait"],
  [/^sites?$/, "sait"],
  [/service/g, "servis"],
  [/line(?=dance)/g, "lain"],
  [/dance/g, "dens"],
  [/^teams?/, "tiem"],
  [/team$/, "tiem"],
  [/coach/g, "kootsj"],
  [/case(?=manager)/g, "kees"],
  [/lease/g, "lies"],
  [/^live/, "laif"],
  [/laesie/g, "lesie"],
  [/(?<=us)eum/g, "e-um"],
  [/(?<=ol)eum/g, "e-um"],
];

/** A vowel with a trema begins a syllable: "geïnd", "ideeën". */
const tremas: Record<string, string> = { ä: "-a", ë: "-e", ï: "-i", ö: "-o", ü: "-u" };

/** What sounds as one vowel, the longest first. A `y` before a vowel is a consonant ("royaal"). */
const nucleus = /aai|ooi|oei|eeu|ieu|eau|aa|ee|ie|oo|uu|oe|eu|ui|ei|ij|ou|au|ai|oi|y(?![aeiou])|[aeiou]/g;

/** An abbreviation of at most this many capitals is read letter by letter ("RR"); longer ones ("COPD") count by their vowels. */
const spelledLettersMax = 3;

/**
 * The syllables of one Dutch word: its groups of vowels, where a diphthong is one and a trema separates. A word without a
 * vowel has one. Without a dictionary it errs on rare loanwords.
 */
export function syllablesOf(word: string): number {
  const written = word.normalize("NFC");
  if (/^\p{Lu}+$/u.test(written) && written.length > 1 && written.length <= spelledLettersMax) return written.length;
  const sound = respellings
    .reduce((text, [pattern, spelled]) => text.replace(pattern, spelled), written.toLowerCase())
    .replace(/[äëïöü]/g, (vowel) => tremas[vowel] ?? vowel)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/qu(?=[aeiou])/g, "kw");
  return Math.max(1, sound.match(nucleus)?.length ?? 0);
}
