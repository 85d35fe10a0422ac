"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { copyWhenRead } from "#components/reviews/conclusion/his-text.ts";
import { showToast } from "#components/ui/toast-queue.ts";
import type { CloseReason } from "#db/terms/consults.ts";

type Taking = {
  /** The reason for which it is closed with that. */
  closes?: CloseReason;
  /** Stores that it was copied, up to this message. */
  store: (sawLast: string | null) => Promise<void>;
  done: string;
  onDone?: () => void;
};

/** Copies the text of a consult for the HIS and stores that it was; what the browser did not copy is not stored. */
export function useTakeOver(about: { patientId: string; consultId: string }) {
  const words = useTranslations("consults.transfer");
  const { run, isPending } = useAction();
  const takeOver = ({ closes, store, done, onDone }: Taking) => {
    if (isPending) return;
    const read = api.consults.soep.query({ ...about, closes });
    // Before anything is awaited: a browser allows it only in the press itself.
    const copying = copyWhenRead(read.then(({ text }) => text));
    run(async () => {
      const { last } = await read;
      if (!(await copying)) return showToast({ state: "now", text: words("copyRefused") });
      await store(last);
      showToast({ state: "fine", text: done });
      onDone?.();
    });
  };
  return { takeOver, run, isPending };
}
