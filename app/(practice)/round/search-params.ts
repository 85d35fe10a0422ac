import type { Search } from "#app/search.ts";
import { ListTasksInput, RoundPlace } from "#server/reviews/contract.ts";

/** What stands in the address of the round: `?rank=30&since=2026-11-17T09:12:00.000Z&after=…`, the last patient of the page before. */
type RoundSearch = Search;

/** Where this page begins; what cannot be read begins at the start. */
export function readRoundPlace({ rank, since, after }: RoundSearch): RoundPlace | undefined {
  return RoundPlace.safeParse({ attention: Number(rank ?? Number.NaN), waitingSince: since, patientId: after }).data;
}

/** The address of the page after this place. */
export function roundAddress({ attention, waitingSince, patientId }: RoundPlace): string {
  return `/round?${new URLSearchParams({ rank: String(attention), since: waitingSince, after: patientId })}`;
}

/** Which tasks: `?show=everybody`. */
export function readTaskShow({ show }: RoundSearch): ListTasksInput["show"] {
  return ListTasksInput.shape.show.safeParse(show).data ?? "mine";
}
