import { isMisplaced, isOfTwoAlphabets } from "./name-alphabet-rules.ts";

/** Letters of names in the Netherlands by how often they occur: Dutch, and of the languages that people brought along. */
const points = new Map(
  (
    [
      [4, "éëèïöüç"],
      [3, "áíóúàâäêñøåôšžčćłńşıąęěřśźżă"],
      [2, "ğţ"],
      [1, "îûùòìãæßýœđðÿőűťďňůșțāēīōū"],
      [-1, "õþĺŕ"],
    ] as const
  ).flatMap(([each, letters]) => [...letters].map((letter) => [letter, each] as const)),
);
/** For what stands in no name: a sign inside a word, a capital after a small letter. */
const strange = -6;
/** For a word with letters of two languages. */
const twoAlphabets = -4;
const vowels = /[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüœıýÿąăęěőűů]/i;
const consonants = /[bcdfghjklmnpqrstvwxzçðñþßčćďđğĺłńňŕřśşšţťźżž]/i;
const isUpper = (sign: string) => /\p{Lu}/u.test(sign);
const isLower = (sign: string) => /\p{Ll}/u.test(sign);
const isAscii = (sign: string) => /[a-z]/i.test(sign);

/**
 * How likely a text is a name, by its letters that are not ASCII. `points`: higher is likelier, 0 for plain ASCII.
 * `isStrange`: no name is written like this, so that it was most probably read in the wrong encoding.
 */
export function likelihoodOf(name: string): { points: number; isStrange: boolean } {
  const signs = [...name];
  const all = signs.flatMap((sign, at) => (sign > "\u007f" ? [pointsOf(signs, at)] : []));
  const mixed = (name.match(/\p{L}+/gu) ?? []).filter(isOfTwoAlphabets).length;
  return {
    points: all.reduce((sum, each) => sum + each, mixed * twoAlphabets),
    isStrange: all.includes(strange),
  };
}

function pointsOf(signs: string[], at: number): number {
  const [sign = "", before = "", after = ""] = [signs[at], signs[at - 1], signs[at + 1]];
  if (/\s|[\u0300-\u036f]/.test(sign)) return 0;
  const isAlone = !/[\p{L}.]/u.test(after) && !/\p{L}/u.test(before);
  if (isAlone) return /\p{L}/u.test(sign) ? 0 : -1;
  if (/[‘’´]/.test(sign)) return apostrophePoints(sign, before, after, signs[at + 2]);
  if (sign === "–") return isAscii(before) && /\p{L}/u.test(after) ? 1 : strange;
  // ƒ and the ligatures ﬁ and ﬂ are letters to Unicode, and in no name.
  if (!/[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]/u.test(sign) || /[ƒªº\ufb00-\ufb06\ufffd]/.test(sign)) return strange;
  if (!/\p{Script=Latin}/u.test(sign)) return isAscii(before) || isAscii(after) ? strange : 0;
  const start = signs.findLastIndex((each, place) => place < at && !/\p{L}/u.test(each)) + 1;
  return letterPoints(sign, signs.slice(start, at), after);
}

/** A curly apostrophe, as word processors make it: "d’Ancona", "’t". */
function apostrophePoints(sign: string, before: string, after: string, next = ""): number {
  if (!/\p{L}/u.test(after)) return strange;
  if (/\p{L}/u.test(before)) return isUpper(after) ? 3 : sign === "´" ? 0 : 1;
  return /[tsn]/.test(after) && !/\p{L}/u.test(next) ? 5 : 0;
}

/** `earlier`: the letters before it in the same word. */
function letterPoints(sign: string, earlier: readonly string[], after: string): number {
  const [first = "", before = ""] = [earlier.at(-2), earlier.at(-1)];
  // UTF-8 read as Windows-1252 or as Windows-1250 begins each letter with one of these: "Ã«", "Ă«".
  if (/[ÃÂÄÅĂĹ]/.test(sign) && after > "\u007f") return strange;
  if (isUpper(sign) && (isLower(before) || (isUpper(before) && isLower(after)))) return strange;
  if (isLower(sign) && isUpper(after)) return strange;
  if (sign === "ß" && !vowels.test(before)) return strange;
  // As in João, Simões and Benoît.
  const isPair = /^\p{L}(ã[oe]|õe)$/iu.test(before + sign + after) || /^[ao]î$/i.test(before + sign);
  // Letters that a name has inside and hardly ever begins with.
  if (/[ÏËÍÊÈÌÎÙÛÒÔÃÂÐÝĞ]/.test(sign) && !/\p{L}/u.test(before) && isLower(after)) return 0;
  // A Czech name often ends with this one: "Novotný".
  const isEnding = sign === "ý" && consonants.test(before) && !/\p{L}/u.test(after);
  // An Icelandic one begins with this one, and hardly any other has it: "Þór".
  const isBeginning = sign === "Þ" && earlier.length === 0;
  const usual = isPair || isEnding || isBeginning || sign === "İ" ? 3 : (points.get(sign.toLowerCase()) ?? 0);
  const beginsSmall = isLower(sign) && !/\p{L}/u.test(before) && isLower(after);
  // Old systems made capitals of ASCII only: "RENé".
  const isSmallAmongCapitals = isLower(sign) && isUpper(before) && (isUpper(first) || after === "");
  const isBetweenVowels = vowels.test(before) && /[^ëïãõ\P{L}]/iu.test(sign) && vowels.test(sign) && vowels.test(after);
  const isBetweenConsonants = consonants.test(before) && consonants.test(sign) && consonants.test(after);
  return (
    usual -
    (beginsSmall || isSmallAmongCapitals || isBetweenVowels ? 2 : 0) -
    (isBetweenConsonants || isMisplaced(sign, earlier, after) ? 4 : 0)
  );
}
