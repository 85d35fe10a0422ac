import { carriedPlaces } from "./carried-places.ts";

/** Words that were put in, from where on, in the text as it is now. */
export type Replaced = { from: number; was: string; became: string; text: string };

/** The same in a text that became of it; null once the words are changed, or the browser's undo took them back. */
export function stillReplaced(replaced: Replaced, now: string): Replaced | null {
  const { from, was, became, text } = replaced;
  const [place] = carriedPlaces([{ from, to: from + became.length, alternative: became }], text, now);
  if (!place || now.slice(place.from, place.to) !== became) return null;
  const isUndone = !became.startsWith(was) && now.startsWith(was, place.from);
  return isUndone ? null : { ...replaced, from: place.from, text: now };
}
