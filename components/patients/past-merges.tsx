"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Card } from "#components/ui/card.tsx";
import { ConfirmedAct } from "#components/ui/confirmed-act.tsx";
import { When } from "#components/ui/when.tsx";
import type { PastMerge } from "#server/patients/contract.ts";
import { useWho } from "./patient-facts.ts";

/** Who was merged into this patient, each with the way back. */
export function PastMerges({ merges }: { merges: PastMerge[] }) {
  const words = useTranslations("patients.merge");
  const who = useWho();
  // Two who were one have the same name: the number always stands here.
  const whoOf = (merge: PastMerge) => who({ ...merge, hasNamesake: true });
  if (merges.length === 0) return null;
  return (
    <Card title={words("past")}>
      <ul className="grid gap-3">
        {merges.map((merge) => (
          <li key={merge.mergeId} className="flex flex-wrap items-center justify-between gap-3">
            <span>
              {whoOf(merge)}
              <span className="block text-ink-soft text-small">
                <When at={merge.mergedAt} precision="day" />
              </span>
            </span>
            {merge.undoUntil ? (
              <ConfirmedAct
                size="small"
                verb={words("undo")}
                subject={whoOf(merge)}
                title={words("undoTitle")}
                keep={words("undoKeep")}
                done={words("undone")}
                act={() => api.patients.undoMerge.mutate({ mergeId: merge.mergeId })}
              >
                {words("undoBody", { who: whoOf(merge) })}
              </ConfirmedAct>
            ) : (
              <span className="text-ink-soft text-small">{words("tooLate")}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
