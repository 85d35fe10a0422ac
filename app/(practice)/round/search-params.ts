import { one, type Search } from "#app/search.ts";
import { filterIn, isFiltered, withFilter } from "#components/reviews/round/round-address.ts";
import type { PatientFilter } from "#server/patients/filter-contract.ts";
import { TakeOverCursor } from "#server/reviews/conclusion/take-over-contract.ts";
import { RoundCursor } from "#server/reviews/round/contract.ts";
import { ListTasksInput } from "#server/tasks/contract.ts";

/**
 * Query parameters of the round: `?who=mine&programme=diabetes`, and `rank=30&since=2026-11-17T09:12:00.000Z&after=…`, the last patient
 * of the previous page.
 */
type RoundSearch = Search;

/** Cursor of this page; undefined (the first page) when it is missing or invalid. */
export function readRoundPlace({ rank, since, after }: RoundSearch): RoundCursor | undefined {
  return RoundCursor.safeParse({ attention: Number(rank ?? Number.NaN), waitingSince: since, patientId: after }).data;
}

/** URL of the page after this cursor, within the filter. */
export function roundPageAddress({ attention, waitingSince, patientId }: RoundCursor, filter: PatientFilter): string {
  const place = new URLSearchParams({ rank: String(attention), since: waitingSince, after: patientId });
  return `${withFilter("/round", filter)}${isFiltered(filter) ? "&" : "?"}${place}`;
}

/** The filter of the round, on each of its screens. */
export function readRoundFilter({ who, programme }: RoundSearch): PatientFilter {
  return filterIn({ who: one(who), programme: one(programme) });
}

/** The cursor of the conclusions that the HIS lacks: `?at=2026-11-17T09:12:00.000Z&after=…`; undefined: the first page. */
export function readTakeOverPlace({ at, after }: RoundSearch): TakeOverCursor | undefined {
  return TakeOverCursor.safeParse({ reviewedAt: at, reviewId: after }).data;
}

export function takeOverAddress({ reviewedAt, reviewId }: TakeOverCursor): string {
  return `/round/record?${new URLSearchParams({ at: reviewedAt, after: reviewId })}`;
}

/** Which tasks to show: `?show=everybody`. */
export function readTaskShow({ show }: RoundSearch): ListTasksInput["show"] {
  return ListTasksInput.shape.show.safeParse(show).data ?? "mine";
}
