"use client";

import { FileCheck2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonLook } from "#components/ui/button-look.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextLink } from "#components/ui/text-link.tsx";

/** Makes a dated proof and offers the PDF and the public URL to verify it. */
export function ProveButton({ address, isPrimary }: { address: string; isPrimary: boolean }) {
  const words = useTranslations("connections");
  const [hash, setHash] = useState<string | null>(null);
  const { run, isPending } = useAction();
  const page = `${address}/proof/${hash ?? ""}`;
  return (
    <>
      <Button
        look={isPrimary ? "primary" : "quiet"}
        isPending={isPending}
        onPress={() => run(() => api.connections.prove.mutate(), { onDone: (proof) => setHash(proof.hash) })}
      >
        <FileCheck2 aria-hidden="true" className="size-4" />
        {words("actions.proof")}
      </Button>
      <Dialog
        isOpen={hash !== null}
        onOpenChange={() => setHash(null)}
        title={words("proof.made-now")}
        actions={
          // A download rather than a page, so no client-side navigation.
          <a href={`/connections/proof/${hash ?? ""}`} className={buttonLook("primary")}>
            {words("actions.open-proof")}
          </a>
        }
      >
        <p className="pb-3">{words("proof.moment")}</p>
        <p className="text-ink-soft text-small">{words("actions.proof-page")}</p>
        <p className="break-all pb-2">
          <TextLink href={`/proof/${hash ?? ""}`} target="_blank">
            {page}
          </TextLink>
        </p>
        <CopyButton text={page} done={words("actions.copied")}>
          {words("actions.copy")}
        </CopyButton>
      </Dialog>
    </>
  );
}
