"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { TypeAhead } from "#components/ui/type-ahead.tsx";

type ChooseConnectionProps = { kind: string; name: string; isFirst: boolean; isPrimary: boolean };
type Choice = { id: string; label: string; detail: string };

/** Links the organization to a register entry, found by fuzzy search or typed exactly. */
export function ChooseConnection({ kind, name, isFirst, isPrimary }: ChooseConnectionProps) {
  const words = useTranslations("connections.ties");
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [exact, setExact] = useState("");
  const { run, isPending } = useAction();
  const find = useFind();
  const connected = () => {
    const providerName = exact.trim() || chosen;
    if (!providerName) return;
    const from = exact.trim() ? ("exact-name" as const) : ("search" as const);
    run(() => api.connections.choose.mutate({ providerName, from }), {
      done: words("chosen"),
      onDone: () => setIsOpen(false),
    });
  };
  return (
    <>
      <Button look={isPrimary ? "primary" : "quiet"} onPress={() => setIsOpen(true)} className="print:hidden">
        {words(isFirst ? "choose" : "add")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title={words(isFirst ? "choose" : "add")}
        actions={
          <Button look="primary" isPending={isPending} isDisabled={!chosen && exact.trim() === ""} onPress={connected}>
            {words("tie")}
          </Button>
        }
      >
        <div className="space-y-5">
          <TypeAhead
            label={words("field")}
            hint={words("choose-hint", { kind })}
            find={find}
            onChoose={(choice) => setChosen(choice?.id ?? null)}
            defaultText={isFirst ? name : ""}
          />
          <p className="text-ink-soft text-small">{words("search-more")}</p>
          <TextField label={words("exact-field")} hint={words("exact-hint")} value={exact} onChange={setExact} />
        </div>
      </Dialog>
    </>
  );
}

/** Fuzzy search in the register. Entries that are no longer in force cannot be chosen and are left out. */
function useFind() {
  const words = useTranslations("connections.ties");
  return useCallback(
    async (text: string, signal: AbortSignal): Promise<Choice[]> => {
      const found = await api.register.search.query({ text }, { signal });
      return found
        .filter((provider) => provider.isCurrent)
        .map((provider) => ({
          id: provider.name,
          label: provider.name,
          detail: [
            words("services", { count: provider.serviceCount }),
            ...provider.agbCodes.map((code) => `AGB ${code}`),
            ...(provider.formerName ? [words("former", { name: provider.formerName })] : []),
          ].join(" · "),
        }));
    },
    [words],
  );
}
