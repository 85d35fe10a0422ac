"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { api } from "#components/api/client.ts";
import { useLiveNews } from "#components/api/live-news.ts";
import { Mark } from "#components/ui/mark.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { type Presence, presenceNouns } from "#server/consults/drafts/contract.ts";

const nobody: Presence = { writing: [], looking: [] };

/** Which colleagues have the same consult open, and who of them writes. It says to them that the reader has. */
export function PresenceLine({ consultId }: { consultId: string }) {
  const words = useTranslations("consults.drafts");
  const format = useFormat();
  const [{ writing, looking }, setPresence] = useState(nobody);
  const ask = useCallback(() => {
    // Without an answer it is not known who is there, so nobody is said to be.
    api.consults.notePresence.mutate({ consultId }).then(setPresence, () => setPresence(nobody));
  }, [consultId]);
  useLiveNews(presenceNouns, ask);
  return (
    <div role="status" className="flex flex-wrap gap-x-4 gap-y-1 text-small empty:hidden">
      {writing.length > 0 ? (
        <p className="flex items-center gap-1.5 font-strong text-look-ink">
          <Mark state="look" />
          {words("writing", { count: writing.length, names: format.names(writing) })}
        </p>
      ) : null}
      {looking.length > 0 ? (
        <p className="text-ink-soft">{words("looking", { count: looking.length, names: format.names(looking) })}</p>
      ) : null}
    </div>
  );
}
