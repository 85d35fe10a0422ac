import { useTranslations } from "next-intl";
import type { api } from "#components/api/client.ts";
import { consultAddress, firstView } from "#components/consults/inbox/consult-address.ts";
import { Moment } from "#components/consults/inbox/moment.tsx";
import { PatientLink } from "#components/patients/patient-link.tsx";
import type { ShownPatient } from "#components/patients/told-apart.ts";
import { Badge, Tag } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { When } from "#components/ui/when.tsx";
import { ExcerptText } from "./excerpt-text.tsx";

/** As the API answers: moments are texts. */
type FoundRow = Awaited<ReturnType<typeof api.consults.search.mutate>>["rows"][number];

/** The address of a conversation that was found: without a word of the search. */
export function foundAddress({ patient, consultId, closed }: FoundRow): string {
  return consultAddress({ patientId: patient.patientId, consultId }, closed ? "closed" : firstView);
}

/** The consults that were found. Nothing found is said once the answer is there. */
export function FoundConsults({ rows, isSettled }: { rows: FoundRow[]; isSettled: boolean }) {
  const words = useTranslations("consults.search");
  const shown = rows.map(({ patient }) => patient);
  return (
    <Card padding="bare">
      {rows.length > 0 ? (
        <ol aria-label={words("results")} className="divide-y divide-line">
          {rows.map((row) => (
            <FoundItem key={row.consultId} row={row} shown={shown} />
          ))}
        </ol>
      ) : null}
      {rows.length === 0 && isSettled ? <EmptyState title={words("none")}>{words("noneBody")}</EmptyState> : null}
    </Card>
  );
}

/** Who, what was said around the hit and when, and how it stands. The whole row opens it. */
function FoundItem({ row, shown }: { row: FoundRow; shown: readonly ShownPatient[] }) {
  const words = useTranslations("consults.search");
  const inbox = useTranslations("consults.inbox");
  const reasons = useTranslations("consults.reasons");
  const { patient, kind, turn, closed, said, assigneeName } = row;
  const author = said.author === "note" ? words("note") : inbox(`authors.${said.author}`);
  return (
    <li className="relative grid gap-x-5 gap-y-1 px-card py-row hover:bg-sunken/60 has-focus-visible:bg-lead-soft desk:grid-cols-[minmax(0,1fr)_17rem]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span>
            <PatientLink
              patient={patient}
              shown={shown}
              href={foundAddress(row)}
              className="font-strong after:absolute after:inset-0"
            />
          </span>
          {kind === "correction-request" ? <Tag>{inbox("correction")}</Tag> : null}
        </p>
        <p className="text-ink-soft">
          <span className="mr-1.5">
            {author} <Moment at={new Date(said.at)} className="text-small" />
          </span>
          <ExcerptText parts={said.parts} />
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-soft text-small desk:block desk:space-y-0.5">
        <p>
          {closed ? (
            <>
              <Badge state="note">{words("turns.nobody")}</Badge> {reasons(closed.reason)} ·{" "}
              <When at={new Date(closed.at)} />
            </>
          ) : (
            <Badge state={turn === "practice" ? "open" : "note"}>{words(`turns.${turn}`)}</Badge>
          )}
        </p>
        {assigneeName ? <p className="truncate">{assigneeName}</p> : null}
      </div>
    </li>
  );
}
