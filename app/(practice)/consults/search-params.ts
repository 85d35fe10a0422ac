import { one, type Search } from "#app/search.ts";
import { inboxAddress, viewIn } from "#components/consults/inbox/consult-address.ts";
import type { InboxView } from "#db/terms/consults.ts";
import { ConsultCursor } from "#server/consults/inbox/contract.ts";

/** Query parameters of the inbox: `?view=mine`, and `at=2026-11-17T09:12:00.000Z&after=…` (`&urgent=yes`), the last consult of the previous page. */
type InboxSearch = Search;

export function readView({ view }: InboxSearch): InboxView {
  return viewIn({ view: one(view) });
}

/** Cursor of this page; undefined (the first page) when it is missing or invalid. */
export function readInboxPlace({ at, after, urgent }: InboxSearch): ConsultCursor | undefined {
  return ConsultCursor.safeParse({ isUrgent: one(urgent) === "yes", at, consultId: after }).data;
}

/** The address of the page after this cursor. */
export function inboxPageAddress(view: InboxView, { isUrgent, at, consultId }: ConsultCursor): string {
  const first = inboxAddress(view);
  return `${first}${first.includes("?") ? "&" : "?"}${new URLSearchParams({ at, after: consultId, ...(isUrgent ? { urgent: "yes" } : {}) })}`;
}
