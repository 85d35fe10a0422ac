"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { ReplyTemplate } from "#server/reviews/contract.ts";

/** A text that nobody begins with any more, after asking. */
export function RetireTemplate({ template }: { template: ReplyTemplate }) {
  const words = useTranslations("reviews.templates");
  const [isOpen, setIsOpen] = useState(false);
  const { run, isPending } = useAction();
  const retire = () =>
    run(() => api.reviews.retireTemplate.mutate({ templateId: template.templateId }), {
      done: words("retired"),
      onDone: () => setIsOpen(false),
    });
  return (
    <>
      <Button
        size="small"
        look="plain"
        onPress={() => setIsOpen(true)}
        aria-label={`${words("retire")}: ${template.title}`}
      >
        {words("retire")}
      </Button>
      <Dialog
        role="alertdialog"
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title={words("retireTitle", { title: template.title })}
        actions={
          <>
            <Button onPress={() => setIsOpen(false)}>{words("keep")}</Button>
            <Button look="grave" isPending={isPending} onPress={retire}>
              {words("retire")}
            </Button>
          </>
        }
      >
        <p>{words("retireBody")}</p>
      </Dialog>
    </>
  );
}
