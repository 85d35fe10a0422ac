"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { showToast } from "#components/ui/toast-queue.ts";
import { When } from "#components/ui/when.tsx";

/** A one-time link as the browser receives it. */
export type ArrivedLink = { name: string; link: string | null; expiresAt: string | Date; isMailed: boolean };

/** Shows a one-time link, this once only. */
export function HandedOutLink({ arrived, onClose }: { arrived: ArrivedLink; onClose: () => void }) {
  const words = useTranslations("people.link");
  const { name, link, expiresAt, isMailed } = arrived;
  const copy = async () => {
    await navigator.clipboard.writeText(link ?? "");
    showToast({ state: "fine", text: words("copied") });
  };
  return (
    <Dialog
      isOpen
      role="alertdialog"
      onOpenChange={onClose}
      title={words(link || isMailed ? "title" : "awaitsTitle", { name })}
      actions={
        <>
          <Button onPress={onClose}>{words("close")}</Button>
          {link ? (
            <Button look="primary" onPress={copy}>
              <Copy aria-hidden="true" className="size-4" />
              {words("copy")}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="space-y-4">
        <p>
          {link ? words("body") : words(isMailed ? "onlyMailed" : "awaits", { name })} <When at={expiresAt} />.
        </p>
        {link ? <TextField label={words("field")} value={link} isReadOnly /> : null}
      </div>
    </Dialog>
  );
}
