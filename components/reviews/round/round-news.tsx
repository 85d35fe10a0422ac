"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "#components/api/client.ts";
import { useHeldRefresh } from "#components/api/hold-refresh.ts";
import { Button } from "#components/ui/button.tsx";
import type { PatientFilter } from "#server/patients/filter-contract.ts";

type RoundNewsProps = {
  readAt: Date;
  known: string[];
  /** What the list shows; none for the screen of one patient. */
  filter?: PatientFilter;
  patientId?: string;
};

const none = { since: "", newCount: 0, reviewedCount: 0 };

/**
 * Announces new arrivals since the screen was read, or that a colleague was first. Refreshes only on request, so that
 * nothing moves under the reader's hand; an empty round refreshes by itself.
 */
export function RoundNews({ readAt, known, filter = {}, patientId }: RoundNewsProps) {
  const words = useTranslations("reviews.round");
  const router = useRouter();
  const [news, setNews] = useState(none);
  useHeldRefresh();
  const since = readAt.toISOString();
  const shown = known.join(" ");
  const { who, programme } = filter;

  useEffect(() => {
    const source = new EventSource("/api/events");
    let gathering: number | undefined;
    const count = async () => {
      const ids = shown === "" ? [] : shown.split(" ");
      const counted = await api.reviews.news
        .query({ since, known: ids.slice(0, 200), patientId, who, programme })
        .catch(() => null);
      if (!counted) return;
      if (ids.length === 0 && counted.waitingCount > 0) router.refresh();
      else setNews({ ...counted, since });
    };
    source.addEventListener("change", (event) => {
      if (!["delivery", "questionnaire", "review", "*"].includes(event.data)) return;
      window.clearTimeout(gathering);
      gathering = window.setTimeout(count, 300);
    });
    return () => {
      window.clearTimeout(gathering);
      source.close();
    };
  }, [since, shown, patientId, who, programme, router]);

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
    // Counted for an earlier render of this screen.
    if (news.since !== since) return null;
    const fresh = news.newCount > 0 ? words(patientId ? "newItems" : "new", { count: news.newCount }) : null;
    const reviewed = news.reviewedCount > 0;
    if (patientId) return reviewed ? words("reviewedByColleague") : fresh;
    return fresh ?? (reviewed ? words("reviewed", { count: news.reviewedCount }) : null);
  }
}
