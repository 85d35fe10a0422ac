import { classNames } from "#components/ui/class-names.ts";

/** Far outside, outside, or within the range. Hatching repeats the colour, so that it survives greyscale. */
export type ShareTone = "far" | "out" | "within";
export type SharePart = {
  key: string;
  label: string;
  /** This part's own percentage of the bar; the parts add up to 100. */
  share: number;
  /** The percentage and its bound as text: "71%", "streef minstens 70%". May include the part beyond it. */
  words: string;
  bound: string | null;
  tone: ShareTone;
  side: "low" | "within" | "high";
  /** Whether the percentage is on the wrong side of its bound. */
  isBeyond: boolean;
};

const papers: Record<ShareTone, string> = {
  within: "bg-lead",
  out: "bg-look",
  far: "bg-look-ink",
};
const signs = { low: "▼", within: "●", high: "▲" } as const;

/** How a whole is divided, lowest part first: one bar, and the parts as a list with their numbers. */
export function ShareStack({ label, parts }: { label: string; parts: SharePart[] }) {
  return (
    <figure aria-label={label}>
      <div
        aria-hidden="true"
        className="flex h-4 gap-px overflow-hidden rounded-mark bg-line print:border print:border-edge"
      >
        {parts
          .filter((part) => part.share > 0)
          .map((part) => (
            <span key={part.key} className={papers[part.tone]} style={{ width: `${part.share}%` }} />
          ))}
      </div>
      <dl className="max-w-96 space-y-1 pt-3">
        {parts.toReversed().map((part) => (
          <div key={part.key} className="flex items-baseline gap-2">
            <dt className="flex min-w-0 grow items-baseline gap-2">
              <span
                aria-hidden="true"
                className={classNames(
                  "w-5 shrink-0 text-small tracking-tighter",
                  part.tone === "within" ? "text-lead" : "text-look-ink",
                )}
              >
                {part.tone === "far" ? signs[part.side].repeat(2) : signs[part.side]}
              </span>
              <span className="min-w-0">{part.label}</span>
            </dt>
            <dd className="shrink-0 text-right tabular-nums">
              <span className={classNames(part.isBeyond && "font-strong")}>{part.words}</span>
              {part.bound ? <span className="block text-ink-soft text-small">{part.bound}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
