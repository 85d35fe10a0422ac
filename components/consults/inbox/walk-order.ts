import type { InboxView } from "#db/terms/consults.ts";
import type { ConsultPlace } from "./consult-address.ts";

/** The consults of one view, in the order in which their list showed them. */
export type WalkOrder = { view: InboxView; places: readonly ConsultPlace[] };

export type WalkSteps = {
  next: ConsultPlace | null;
  previous: ConsultPlace | null;
  /** "4 van 12"; null: this consult was not in the list. */
  place: { at: number; all: number } | null;
};

let order: WalkOrder | null = null;

/**
 * Keeps the order of the list that is on screen. Whoever walks through it keeps that order, also when an answer takes a consult out of the
 * view; it is in the memory of this page alone, and the next list replaces it.
 */
export function rememberOrder(shown: WalkOrder): void {
  order = shown;
}

export function rememberedOrder(): WalkOrder | null {
  return order;
}

/** The steps from a consult in the order of this view; none when another list was shown. */
export function stepsFrom(known: WalkOrder | null, view: InboxView, consultId: string): WalkSteps {
  const places = known?.view === view ? known.places : [];
  const at = places.findIndex((place) => place.consultId === consultId);
  if (at === -1) return { next: null, previous: null, place: null };
  return {
    next: places[at + 1] ?? null,
    previous: places[at - 1] ?? null,
    place: { at: at + 1, all: places.length },
  };
}
