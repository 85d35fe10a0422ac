import type { Finding, Span } from "#server/messages/writing/contract.ts";

/** What a finding needs to be carried along. */
type Place = Span & Pick<Finding, "alternative">;

/**
 * Where places of an earlier text stand in the text that became of it by one edit, so that nothing that is shown or put in
 * is off while the text is read anew. A place in which was typed is gone, unless it only points (no words to put in): that
 * one grows along.
 */
export function carriedPlaces<Kind extends Place>(places: readonly Kind[], before: string, after: string): Kind[] {
  if (before === after) return [...places];
  const kept = keptAround(before, after);
  const tail = before.length - kept.atEnd;
  const shift = after.length - before.length;
  return places.flatMap((place) => {
    if (place.to <= kept.atStart) return [place];
    if (place.from >= tail) return [{ ...place, from: place.from + shift, to: place.to + shift }];
    const grows = place.alternative === null && place.from < kept.atStart && place.to > tail;
    return grows ? [{ ...place, to: place.to + shift }] : [];
  });
}

/** How many characters two texts share at their start and, after that, at their end. */
function keptAround(before: string, after: string): { atStart: number; atEnd: number } {
  const most = Math.min(before.length, after.length);
  let atStart = 0;
  while (atStart < most && before[atStart] === after[atStart]) atStart += 1;
  let atEnd = 0;
  while (atEnd < most - atStart && before[before.length - 1 - atEnd] === after[after.length - 1 - atEnd]) atEnd += 1;
  return { atStart, atEnd };
}
