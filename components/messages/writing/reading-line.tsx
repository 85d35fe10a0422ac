import { useTranslations } from "next-intl";
import { Mark, type MarkState } from "#components/ui/mark.tsx";
import type { Reading, ReadingBand } from "#server/messages/writing/contract.ts";

const marks: Record<ReadingBand, MarkState> = { easy: "fine", plain: "fine", hard: "look", "very-hard": "look" };

/** "Leest makkelijk · leesscore 78": how the whole reads, with the number it comes from. */
export function ReadingLine({ reading: { band, score } }: { reading: Reading }) {
  const words = useTranslations("messages.writing");
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span className="inline-flex items-center gap-2">
        <Mark state={band ? marks[band] : "unknown"} />
        <span className={band ? "font-strong text-ink" : undefined}>{words(`band.${band ?? "none"}`)}</span>
      </span>
      {score === null ? null : <span className="text-small tabular-nums">{words("score", { score })}</span>}
    </span>
  );
}
