"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { api } from "#components/api/client.ts";
import { useLiveNews } from "#components/api/live-news.ts";
import { Mark } from "#components/ui/mark.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { type ConsultWriters, presenceNouns } from "#server/consults/drafts/contract.ts";

const Writers = createContext<readonly ConsultWriters[]>([]);

type WritersInListProps = {
  consultIds: string[];
  children: ReactNode;
};

/** Follows who writes in the consults of a list, without the rows moving. */
export function WritersInList({ consultIds, children }: WritersInListProps) {
  const [writers, setWriters] = useState<readonly ConsultWriters[]>([]);
  const shown = consultIds.join();
  const ask = useCallback(() => {
    if (shown === "") return;
    api.consults.writers.query({ consultIds: shown.split(",") }).then(setWriters, () => setWriters([]));
  }, [shown]);
  useLiveNews(presenceNouns, ask);
  return <Writers value={writers}>{children}</Writers>;
}

/** "Anna schrijft", in the row of one consult. */
export function WritingNow({ consultId }: { consultId: string }) {
  const words = useTranslations("consults.drafts");
  const format = useFormat();
  const names = useContext(Writers).find((one) => one.consultId === consultId)?.names ?? [];
  if (names.length === 0) return null;
  return (
    <span className="inline-flex items-center gap-1.5 text-look-ink text-small">
      <Mark state="look" /> {words("rowWriting", { count: names.length, names: format.names(names) })}
    </span>
  );
}
