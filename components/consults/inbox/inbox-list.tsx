import { PageLinks } from "#components/table/page-links.tsx";
import type { InboxView } from "#db/terms/consults.ts";
import type { ListedConsult } from "#server/consults/inbox/contract.ts";
import { InboxRow } from "./inbox-row.tsx";
import { RememberOrder } from "./remember-order.tsx";
import { WritersInList } from "./writers-in-list.tsx";

type InboxListProps = {
  rows: ListedConsult[];
  view: InboxView;
  /** Links to the first page (null on it) and to the next page. */
  startHref: string | null;
  moreHref: string | null;
};

/** The consults of one view; what is due first comes first. */
export function InboxList({ rows, view, startHref, moreHref }: InboxListProps) {
  const shown = rows.map(({ patient }) => patient);
  return (
    <WritersInList consultIds={rows.map(({ consultId }) => consultId)}>
      <RememberOrder
        view={view}
        places={rows.map(({ consultId, patient }) => ({ consultId, patientId: patient.patientId }))}
      />
      <ol className="divide-y divide-line">
        {rows.map((consult) => (
          <InboxRow key={consult.consultId} consult={consult} shown={shown} view={view} />
        ))}
      </ol>
      <PageLinks startHref={startHref} moreHref={moreHref} />
    </WritersInList>
  );
}
