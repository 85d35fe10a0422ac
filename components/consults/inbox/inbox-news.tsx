"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { api } from "#components/api/client.ts";
import { useHeldRefresh } from "#components/api/hold-refresh.ts";
import { Button } from "#components/ui/button.tsx";
import type { InboxView } from "#db/terms/consults.ts";
import type { ConsultCounts } from "#server/consults/inbox/contract.ts";
import { countsText, waitingIn } from "./counts.ts";

const gatherMs = 300;
/** After a promise passed, so that the server says so too. */
const afterMs = 1_000;
/** A list that stands longer than this was read in another shift. */
const timerMsMax = 12 * 3_600_000;
/** Nouns of which a change can bring a consult, or move it to another view. */
const nouns: readonly string[] = ["consult", "delivery", "message", "*"];

type InboxNewsProps = {
  counts: ConsultCounts;
  view: InboxView;
  /** When the next of those on screen becomes late. */
  lateAt: Date | null;
};

/**
 * Says that consults came in, moved or became late since the list was read, by the counts of the views. Refreshes only on request, so that nothing moves
 * under the reader's hand; an empty view refreshes by itself.
 */
export function InboxNews({ counts, view, lateAt }: InboxNewsProps) {
  const words = useTranslations("consults.inbox");
  const router = useRouter();
  const [news, setNews] = useState<{ since: string; addedCount: number; lateCount: number } | null>(null);
  const read = useRef(counts);
  useHeldRefresh();
  const shown = countsText(counts);
  const lateTime = lateAt?.getTime() ?? null;
  useEffect(() => {
    read.current = counts;
  });

  useEffect(() => {
    const source = new EventSource("/api/events");
    let gathering: number | undefined;
    const compare = async () => {
      const now = await api.consults.counts.query().catch(() => null);
      if (!now || countsText(now) === shown) return;
      const before = read.current;
      if (before[view] === 0 && now[view] > 0) router.refresh();
      else
        setNews({
          since: shown,
          addedCount: waitingIn(now) - waitingIn(before),
          lateCount: now.late - before.late,
        });
    };
    const wait = lateTime === null ? null : Math.max(lateTime - Date.now(), 0) + afterMs;
    const timer = wait === null || wait > timerMsMax ? undefined : window.setTimeout(compare, wait);
    source.addEventListener("change", (event) => {
      if (!nouns.includes(event.data)) return;
      window.clearTimeout(gathering);
      gathering = window.setTimeout(compare, gatherMs);
    });
    return () => {
      window.clearTimeout(gathering);
      window.clearTimeout(timer);
      source.close();
    };
  }, [shown, view, lateTime, router]);

  // Counted for an earlier render of this screen.
  const said = news?.since === shown ? news : null;
  return (
    <div aria-live="polite" className="empty:mb-0">
      {said ? (
        <Button
          onPress={() => {
            setNews(null);
            router.refresh();
          }}
        >
          {sayNews(said)}
        </Button>
      ) : null}
    </div>
  );

  function sayNews({ addedCount, lateCount }: { addedCount: number; lateCount: number }): string {
    if (addedCount > 0) return words("added", { count: addedCount });
    return lateCount > 0 ? words("becameLate", { count: lateCount }) : words("changed");
  }
}
