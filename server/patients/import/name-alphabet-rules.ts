/**
 * The letters beyond ASCII with which languages write names: Western ones, and those that Windows writes with other encodings. Bytes read
 * in the wrong encoding give letters of two languages in one name: "Dvoøák", "Guğmundsdóttir".
 */
const alphabets = [
  "áâàãäçéèêëíìîïóòôõöúùûüñœÿß",
  "åäæøöéèü",
  "áæéðíóöþúý",
  "ąćęłńóśźż",
  "áäčďéěíĺľňóôöřŕšťúůüýž",
  "áéíóöőúüű",
  "čćđšžöü",
  "ăâîșțşţ",
  "âçğıîöşüû",
  "ąčęėįšųūžāēģīķļņ",
] as const;
const softened = "ńśź";
const nasal = "ñ";
const isVowel = (sign: string) => /^[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüœıýÿąăęěőűů]$/iu.test(sign);
const isFull = (sign: string) => isVowel(sign) && !/^y$/i.test(sign);
const isLetter = (sign: string) => /^\p{L}$/u.test(sign);

/** Whether no language has all these letters: then a word was most probably read in another encoding than it was written in. */
export function isOfTwoAlphabets(word: string): boolean {
  const beyond = [...new Set(word.toLowerCase())].filter((sign) => sign > "\u007f" && /\p{Script=Latin}/u.test(sign));
  return beyond.length > 1 && !alphabets.some((letters) => beyond.every((sign) => letters.includes(sign)));
}

/**
 * Whether a letter stands where its language never has it, in a word that may be another language in another encoding. Where a letter may
 * stand is known of the letters that share a byte with one of Windows-1252.
 */
export function isMisplaced(sign: string, before: readonly string[], after: string): boolean {
  const small = sign.toLowerCase();
  const last = before.at(-1) ?? "";
  // Polish softens these before a vowel with an i: "Kania", never "Kańa".
  if (softened.includes(small)) return isVowel(after);
  if (small === nasal) return !isVowel(after);
  if (small === "ď") return /[^aeiouáéíóúýěůky]/i.test(after) && isLetter(after);
  if (small === "ő" || small === "ű") return isVowel(after);
  // Turkish has this one after a vowel, and not after the "au" and "ei" of Iceland; and an ı after an a or an ı.
  if (small === "ğ") return !isVowel(last) || /^(au|e[iy])$/i.test(before.slice(-2).join(""));
  if (small === "ı") return !["", "a", "ı"].includes(before.findLast(isFull)?.toLocaleLowerCase("tr") ?? "");
  return false;
}
