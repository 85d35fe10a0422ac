"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useSingleKeys } from "#components/layout/single-keys.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { KeyCap } from "#components/ui/key-cap.tsx";
import { When } from "#components/ui/when.tsx";
import type { Conversation } from "#server/consults/conversation/conversation-contract.ts";
import { ExportLinks } from "./export-links.tsx";
import { useTakeOver } from "./use-take-over.ts";

type TransferCardProps = {
  consult: Pick<Conversation, "consultId" | "patientId" | "takenOver">;
  mayWork: boolean;
  /** Null: the reader may take nothing out. `isKept`: of this patient nobody may. */
  exports: { isKept: boolean } | null;
};

/** Whether the HIS has this conversation: one key copies it there and marks it. And the conversation as a file. */
export function TransferCard({ consult, mayWork, exports }: TransferCardProps) {
  const { consultId, patientId, takenOver } = consult;
  const words = useTranslations("consults.transfer");
  const { takeOver, run, isPending } = useTakeOver({ consultId, patientId });
  const copy = () =>
    takeOver({
      store: (sawLast) => api.consults.takeOver.mutate({ consultId, sawLast }),
      done: words("copied"),
    });
  useSingleKeys({}, mayWork ? { h: copy } : {});
  return (
    <Card title={words("title")} className="print:hidden">
      <div className="space-y-3">
        <Standing takenOver={takenOver} />
        {mayWork ? (
          <div className="flex flex-wrap gap-2">
            <Button size="small" isPending={isPending} onPress={copy} aria-keyshortcuts="h">
              <span className="contents max-desk:hidden">
                <KeyCap>h</KeyCap>
              </span>
              {words(takenOver ? "again" : "copy")}
            </Button>
            {takenOver ? (
              <Button
                size="small"
                isPending={isPending}
                onPress={() => run(() => api.consults.undoTakeOver.mutate({ consultId }), { done: words("undone") })}
              >
                {words("undo")}
              </Button>
            ) : null}
          </div>
        ) : null}
        {exports ? <ExportLinks {...{ consultId, patientId, ...exports }} /> : null}
        <p className="text-ink-soft text-small">{words("shared")}</p>
      </div>
    </Card>
  );
}

function Standing({ takenOver }: Pick<Conversation, "takenOver">) {
  const words = useTranslations("consults.transfer");
  if (takenOver === null) return <p className="text-ink-soft">{words("none")}</p>;
  const { at, byName, isChanged } = takenOver;
  return (
    <div className="space-y-1">
      <p>
        <Badge state={isChanged ? "look" : "fine"}>{words(isChanged ? "changed" : "taken")}</Badge>
      </p>
      <p className="text-ink-soft text-small">
        {isChanged ? `${words("taken")}: ` : ""}
        {words.rich("takenBy", { name: byName ?? words("somebody"), when: () => <When at={at} /> })}
      </p>
      {isChanged ? <p className="text-small">{words("changedBody")}</p> : null}
    </div>
  );
}
