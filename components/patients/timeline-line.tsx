import type { ReactNode } from "react";
import type { TimelineEntry } from "#server/reviews/timeline-contract.ts";

/** What draws entries of these kinds; `address`: of the patient. */
export type EntryLine<Kind extends TimelineEntry["kind"]> = {
  entry: Extract<TimelineEntry, { kind: Kind }>;
  address: string;
};

/** One entry of a timeline: what it was, with a badge for how it stands, then its particulars, softer. */
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
