import type { ReactNode } from "react";
import type { TimelineEntry } from "#server/patients/timeline-contract.ts";

/** Props of a component that renders entries of these kinds; `address`: URL of the patient. */
export type EntryLine<Kind extends TimelineEntry["kind"]> = {
  entry: Extract<TimelineEntry, { kind: Kind }>;
  address: string;
};

/** One timeline entry: a title, a badge for its state, then the details in a softer tone. */
export function Line({ what, more, badge = null }: { what: ReactNode; more: string; badge?: ReactNode }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {what}
        {badge}
      </p>
      {more ? <p className="max-w-prose whitespace-pre-line text-ink-soft">{more}</p> : null}
    </>
  );
}
