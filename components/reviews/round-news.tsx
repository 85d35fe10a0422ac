"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "#components/api/client.ts";
import { Button } from "#components/ui/button.tsx";

type RoundNewsProps = { readAt: Date; known: string[]; patientId?: string };

/**
 * Says that something new arrived since this screen was made, and brings it in when asked: nothing moves under a hand. An empty round has
 * nothing to move, so there it comes in by itself.
 */
export function RoundNews({ readAt, known, patientId }: RoundNewsProps) {
  const words = useTranslations("reviews.round");
  const router = useRouter();
  const [count, setCount] = useState(0);
  const since = readAt.toISOString();
  const shown = known.join(" ");

  useEffect(() => {
    const source = new EventSource("/api/events");
    let gathering: number | undefined;
    const look = async () => {
      const ids = shown === "" ? [] : shown.split(" ");
      const news = await api.reviews.news.query({ since, known: ids.slice(0, 200), patientId }).catch(() => null);
      if (!news) return;
      if (ids.length === 0 && news.waitingCount > 0) router.refresh();
      else setCount(news.newCount);
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

  useEffect(() => setCount(0), []);
  return (
    <div aria-live="polite" className="empty:mb-0">
      {count > 0 ? (
        <Button
          look="quiet"
          onPress={() => {
            setCount(0);
            router.refresh();
          }}
        >
          {words(patientId ? "newItems" : "new", { count })}
        </Button>
      ) : null}
    </div>
  );
}
