"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { useUndo } from "./use-undo.ts";

/** Undoes one review; disappears when the time to undo is over. */
export function UndoReview({ reviewId, until }: { reviewId: string; until: Date }) {
  const words = useTranslations("reviews.undo");
  const { undo, isPending } = useUndo();
  const [isOver, setIsOver] = useState(false);
  const end = until.getTime();
  useEffect(() => {
    const timer = window.setTimeout(() => setIsOver(true), Math.max(0, end - Date.now()));
    return () => window.clearTimeout(timer);
  }, [end]);
  if (isOver) return null;
  return (
    <Button size="small" isPending={isPending} onPress={() => undo([reviewId])}>
      {words("verb")}
    </Button>
  );
}
