const graphemes = new Intl.Segmenter("nl", { granularity: "grapheme" });

/**
 * The beginning of a text, at most so many UTF-16 units, cut between two characters as people see them (UAX #29): an emoji of seven code points
 * is whole or absent.
 */
export function excerptOf(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > lengthMax) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
