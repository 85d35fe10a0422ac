"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";

/** A screen that did not work: what happened, what was kept, and a way to try again. */
export function Broken({ digest, onAgain }: { digest?: string; onAgain: () => void }) {
  const words = useTranslations("shell.broken");
  return (
    <ErrorState
      title={words("title")}
      reference={digest ? words("reference", { digest }) : undefined}
      actions={
        <Button look="primary" onPress={onAgain}>
          {words("again")}
        </Button>
      }
    >
      {words("body")}
    </ErrorState>
  );
}
