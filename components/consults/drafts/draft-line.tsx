"use client";

import { useTranslations } from "next-intl";
import { useMomentWords } from "#components/consults/inbox/moment.tsx";
import { ConfirmedAct } from "#components/ui/confirmed-act.tsx";
import { Mark } from "#components/ui/mark.tsx";
import type { DraftStanding } from "./draft-text.ts";

type DraftLineProps = {
  standing: DraftStanding;
  isBlank: boolean;
  onDiscard: () => Promise<void>;
};

/** Whether what is written is saved, since when, and the way to throw it away. */
export function DraftLine({ standing, isBlank, onDiscard }: DraftLineProps) {
  const words = useTranslations("consults.drafts");
  const sayMoment = useMomentWords();
  const isFailing = standing.is === "failed" || standing.is === "too-long";
  if (standing.is === "changed-elsewhere" || (isBlank && !isFailing)) return null;
  const said = {
    saved: () => (standing.is === "saved" && standing.at ? words("saved", { when: sayMoment(standing.at) }) : ""),
    unsaved: () => words("unsaved"),
    failed: () => words("failed"),
    "too-long": () => words("tooLong"),
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-small">
      <p
        role={isFailing ? "status" : undefined}
        className={isFailing ? "flex items-center gap-1.5 text-look-ink" : "text-ink-soft"}
      >
        {isFailing ? <Mark state="look" /> : null}
        {/* The server and the browser may render on either side of midnight. */}
        <span suppressHydrationWarning>{said[standing.is]()}</span>
      </p>
      {isBlank ? null : (
        <ConfirmedAct
          size="small"
          look="quiet"
          verb={words("discard")}
          title={words("discardTitle")}
          keep={words("keep")}
          done={words("discarded")}
          act={onDiscard}
        >
          {words("discardBody")}
        </ConfirmedAct>
      )}
    </div>
  );
}
