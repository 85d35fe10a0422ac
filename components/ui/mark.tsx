import { classNames } from "./class-names.ts";

/**
 * The states. Each has its own shape, so that it survives greyscale: a triangle needs action now, a diamond needs a
 * look, a check is confirmed, a lock is internal, a ring is open, a dashed ring is unknown, a dot is neutral.
 */
export type MarkState = "now" | "look" | "fine" | "inside" | "open" | "unknown" | "note";

const colours: Record<MarkState, string> = {
  now: "text-now",
  look: "text-look",
  fine: "text-fine",
  inside: "text-inside-ink",
  open: "text-lead",
  unknown: "text-ink-faint",
  note: "text-ink-faint",
};

function shapeOf(state: MarkState) {
  switch (state) {
    case "now":
      return (
        <>
          <path
            d="M8 1.9 15 14.1H1Z"
            fill="currentColor"
            stroke="currentColor"
            strokeLinejoin="round"
            strokeWidth="1.4"
          />
          <path d="M8 6v4m0 1.9v.2" className="stroke-raised" fill="none" strokeLinecap="round" strokeWidth="1.6" />
        </>
      );
    case "look":
      return (
        <path
          d="M8 1.4 14.6 8 8 14.6 1.4 8Z"
          fill="currentColor"
          className="stroke-look-ink"
          strokeLinejoin="round"
          strokeWidth="1"
        />
      );
    case "fine":
      return (
        <>
          <circle cx="8" cy="8" r="7" fill="currentColor" />
          <path
            d="m4.9 8.3 2.2 2.2 4.1-4.6"
            className="stroke-raised"
            fill="none"
            strokeLinecap="round"
            strokeLinejoin="round"
            strokeWidth="1.7"
          />
        </>
      );
    case "inside":
      return (
        <>
          <rect x="2.8" y="7" width="10.4" height="7.4" rx="1.6" fill="currentColor" />
          <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </>
      );
    case "open":
      return <circle cx="8" cy="8" r="5.9" fill="none" stroke="currentColor" strokeWidth="1.8" />;
    case "unknown":
      return (
        <circle cx="8" cy="8" r="5.9" fill="none" stroke="currentColor" strokeDasharray="2.4 2.2" strokeWidth="1.8" />
      );
    case "note":
      return <circle cx="8" cy="8" r="3.4" fill="currentColor" />;
  }
}

/** The shape of a state. Put text next to it, or give a `label` when there is no room for text. */
export function Mark({ state, label, className }: { state: MarkState; label?: string; className?: string }) {
  return (
    <span className={classNames("inline-flex size-4 shrink-0", colours[state], className)}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className="size-full">
        {shapeOf(state)}
      </svg>
      {label ? <span className="sr-only">{label}</span> : null}
    </span>
  );
}
