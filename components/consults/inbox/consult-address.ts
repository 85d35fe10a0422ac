import { type InboxView, inboxViews } from "#db/terms/consults.ts";

/** The view that opens first: what nobody has taken yet. */
export const firstView: InboxView = "unassigned";

export type ConsultPlace = { patientId: string; consultId: string };

/** The address of one view of the inbox. */
export function inboxAddress(view: InboxView): string {
  return withView("/consults", view);
}

/** The address of a conversation; the view in which it was opened goes along, so that the steps stay in it. */
export function consultAddress({ patientId, consultId }: ConsultPlace, view: InboxView): string {
  return withView(`/consults/${patientId}/${consultId}`, view);
}

/** The view in an address. A mistyped one shows the first. */
export function viewIn(search: { view?: string | null | undefined }): InboxView {
  return inboxViews.find((view) => view === search.view) ?? firstView;
}

function withView(path: string, view: InboxView): string {
  return view === firstView ? path : `${path}?${new URLSearchParams({ view })}`;
}
