import { shownText } from "#components/messages/shown-text.ts";
import type { TextPart } from "#server/consults/search/contract.ts";

/** A part of what somebody wrote with the words that were searched for marked, in its own direction. */
export function ExcerptText({ parts }: { parts: readonly TextPart[] }) {
  const before = parts.map((_, index) => parts.slice(0, index).reduce((length, { text }) => length + text.length, 0));
  return (
    <span dir="auto" className="[overflow-wrap:anywhere] [unicode-bidi:isolate]">
      {parts.map(({ text, isHit }, index) =>
        isHit ? (
          <mark key={before[index]} className="rounded-mark bg-look-soft px-0.5 font-strong text-ink">
            {shownText(text)}
          </mark>
        ) : (
          <span key={before[index]}>{shownText(text)}</span>
        ),
      )}
    </span>
  );
}
