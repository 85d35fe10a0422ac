/** Controls of direction and signs without width; U+200C and U+200D among them have a use, see below. */
const unseen = /[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

const nonJoiner = "\u200C";
const joiner = "\u200D";

/** A pictograph, with its skin colour or the sign that asks for the picture. */
const pictureBefore = /\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F)*$/u;
const pictureAfter = /^\p{Extended_Pictographic}/u;
/** A letter or mark of a script that joins its letters, such as Arabic or Sinhala; none of these needs a joiner. */
const joiningBefore =
  /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}])[\p{L}\p{M}]$/u;
/** Longest pictograph before a joiner, in UTF-16 units. */
const pictureLengthMax = 6;

/**
 * A text of somebody else as it is shown: without what could turn, hide or split its words unseen. A joiner stays within an emoji, and in
 * scripts that are written with it. The text itself stays as it came. The list is ours (2026-11-30), after Unicode's own advice on what a
 * reader cannot see.
 */
export function shownText(text: string): string {
  return text.replace(unseen, (sign, at: number) => (isUsed(text, sign, at) ? sign : ""));
}

function isUsed(text: string, sign: string, at: number): boolean {
  if (sign !== joiner && sign !== nonJoiner) return false;
  const before = text.slice(Math.max(at - pictureLengthMax, 0), at);
  if (joiningBefore.test(before)) return true;
  return sign === joiner && pictureBefore.test(before) && pictureAfter.test(text.slice(at + 1, at + 3));
}
