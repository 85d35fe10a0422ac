"use client";

import { useTranslations } from "next-intl";
import { buttonLook } from "#components/ui/button-look.ts";
import { ErrorState } from "#components/ui/error-state.tsx";

/** A screen that did not work: what happened, what was kept, and a way to try again. */
export function Broken({ digest, onAgain }: { digest?: string; onAgain: () => void }) {
  const words = useTranslations("shell.broken");
  return (
    <ErrorState
      title={words("title")}
      reference={digest ? words("reference", { digest }) : undefined}
      actions={
        // It comes along with every screen, so it is a button of the browser itself.
        <button type="button" className={buttonLook("primary")} onClick={onAgain}>
          {words("again")}
        </button>
      }
    >
      {words("body")}
    </ErrorState>
  );
}
