import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

/** A screen reader hears the count once somebody rests, and only if it is another. Own choice, 2026-11-30. */
const restMilliseconds = 1500;

/** How much there is to look at, for who does not see the list. */
export function SpokenCount({ text, count }: { text: string; count: number }) {
  const words = useTranslations("messages.writing");
  const [said, setSaid] = useState("");
  const next = text.trim() === "" ? "" : words("count", { count });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each key begins the rest anew.
  useEffect(() => {
    const timer = window.setTimeout(() => setSaid(next), restMilliseconds);
    return () => window.clearTimeout(timer);
  }, [text, next]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
