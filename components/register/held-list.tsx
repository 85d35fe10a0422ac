"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { When } from "#components/ui/when.tsx";
import type { ListVersion } from "#server/register/versions/contract.ts";
import { useFindingWords } from "./finding-words.ts";

type Decision = "accept" | "discard";

/** A list that is held: the reasons, and the buttons with which a person decides. */
export function HeldList({ version }: { version: ListVersion }) {
  const words = useTranslations("register");
  const findingWords = useFindingWords();
  const [asked, setAsked] = useState<Decision | null>(null);
  const { run, isPending } = useAction();
  const { versionId, list, finding, serial } = version;
  const decide = (decision: Decision) =>
    run(() => api.register.decide.mutate({ versionId, decision }), {
      done: words(decision === "accept" ? "held.accepted" : "held.discarded"),
      onDone: () => setAsked(null),
    });
  return (
    <Callout
      state="now"
      title={words("held.title", { name: list ? words(`list.${list}.name`) : "" })}
      actions={
        <>
          <Button look="quiet" onPress={() => setAsked("accept")}>
            {words("held.accept")}
          </Button>
          <Button look="quiet" onPress={() => setAsked("discard")}>
            {words("held.discard")}
          </Button>
        </>
      }
    >
      <p>
        {finding ? findingWords(finding) : null} {words("held.kept")}
      </p>
      <p className="text-ink-soft text-small">
        {words("standing.serial", { serial: serial ?? 0 })} · {words("held.since")} <When at={version.importedAt} /> ·{" "}
        {version.sourceName}
      </p>
      <ConfirmDialog
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={words(asked === "accept" ? "held.acceptTitle" : "held.discardTitle")}
        verb={words(asked === "accept" ? "held.accept" : "held.discard")}
        keep={words("held.cancel")}
        isGrave={asked === "accept"}
        isPending={isPending}
        onConfirm={() => (asked ? decide(asked) : undefined)}
      >
        {words(asked === "accept" ? "held.acceptText" : "held.discardText")}
      </ConfirmDialog>
    </Callout>
  );
}
