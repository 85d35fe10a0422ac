"use client";

import { useTranslations } from "next-intl";
import { buttonLook } from "#components/ui/button-look.ts";
import { ErrorState } from "#components/ui/error-state.tsx";

/** Error screen: what happened, what was kept, and a retry. */
export function ErrorScreen({ digest, onAgain }: { digest?: string; onAgain: () => void }) {
  const words = useTranslations("shell.broken");
  return (
    <ErrorState
      title={words("title")}
      reference={digest ? words("reference", { digest }) : undefined}
      actions={
        // A native button, because this component is in the bundle of every screen.
        <button type="button" className={buttonLook("primary")} onClick={onAgain}>
          {words("again")}
        </button>
      }
    >
      {words("body")}
    </ErrorState>
  );
}
