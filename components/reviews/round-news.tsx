"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "#components/api/client.ts";
import { useHeldRefresh } from "#components/api/hold-refresh.ts";
import { Button } from "#components/ui/button.tsx";

type RoundNewsProps = { readAt: Date; known: string[]; patientId?: string };

const none = { since: "", newCount: 0, reviewedCount: 0 };

/**
 * Says that something new arrived since this screen was made, or that a colleague was first, and brings it in when asked: nothing moves
 * under a hand. An empty round has nothing to move, so there it comes in by itself.
 */
export function RoundNews({ readAt, known, patientId }: RoundNewsProps) {
  const words = useTranslations("reviews.round");
  const router = useRouter();
  const [news, setNews] = useState(none);
  useHeldRefresh();
  const since = readAt.toISOString();
  const shown = known.join(" ");

  useEffect(() => {
    const source = new EventSource("/api/events");
    let gathering: number | undefined;
    const look = async () => {
      const ids = shown === "" ? [] : shown.split(" ");
      const heard = await api.reviews.news.query({ since, known: ids.slice(0, 200), patientId }).catch(() => null);
      if (!heard) return;
      if (ids.length === 0 && heard.waitingCount > 0) router.refresh();
      else setNews({ ...heard, since });
    };
    source.addEventListener("change", (event) => {
      if (!["delivery", "questionnaire", "review", "*"].includes(event.data)) return;
      window.clearTimeout(gathering);
      gathering = window.setTimeout(look, 300);
    });
    return () => {
      window.clearTimeout(gathering);
      source.close();
    };
  }, [since, shown, patientId, router]);

  const said = saying();
  return (
    <div aria-live="polite" className="empty:mb-0">
      {said ? (
        <Button
          look="quiet"
          onPress={() => {
            setNews(none);
            router.refresh();
          }}
        >
          {said}
        </Button>
      ) : null}
    </div>
  );

  function saying(): string | null {
    // News of an earlier reading of this screen is none any more.
    if (news.since !== since) return null;
    const fresh = news.newCount > 0 ? words(patientId ? "newItems" : "new", { count: news.newCount }) : null;
    const reviewed = news.reviewedCount > 0;
    if (patientId) return reviewed ? words("reviewedByColleague") : fresh;
    return fresh ?? (reviewed ? words("reviewed", { count: news.reviewedCount }) : null);
  }
}
