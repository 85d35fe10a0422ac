import { classNames } from "./class-names.ts";

/** The logo of Balie: a bell on a counter, or the sun rising behind it. */
export function CounterMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={classNames("size-8 shrink-0", className)}>
      <path d="M6.5 20.5a9.5 9.5 0 0 1 19 0Z" className="fill-dawn" />
      <circle cx="16" cy="8" r="1.9" className="fill-dawn" />
      <rect x="3" y="22.5" width="26" height="4.5" rx="1.6" className="fill-lead" />
    </svg>
  );
}

type SceneKind = "empty" | "done" | "missing" | "broken";

const things: Record<SceneKind, React.ReactNode> = {
  empty: <path d="M52 62a28 28 0 0 1 56 0Z" className="fill-dawn/45" />,
  done: (
    <>
      <path d="M46 62a34 34 0 0 1 68 0Z" className="fill-dawn/60" />
      <path
        d="M80 8v9M44.6 22.6l5.7 7M115.4 22.6l-5.7 7M26 48l8.5 3M134 48l-8.5 3"
        className="stroke-dawn"
        strokeLinecap="round"
        strokeWidth="3"
      />
    </>
  ),
  missing: (
    <>
      <path d="M52 62a28 28 0 0 1 56 0Z" className="stroke-edge" fill="none" strokeDasharray="5 5" strokeWidth="2" />
      <circle cx="80" cy="27" r="4" className="stroke-edge" fill="none" strokeDasharray="4 3" strokeWidth="2" />
    </>
  ),
  broken: (
    <g transform="rotate(-24 60 62)">
      <path d="M56 62a26 26 0 0 1 52 0Z" className="fill-edge/45" />
      <circle cx="82" cy="30" r="4.5" className="fill-edge/45" />
    </g>
  ),
};

/** An illustration for screens without content: quiet, done for the day, not found, out of order. */
export function CounterScene({ kind, className }: { kind: SceneKind; className?: string }) {
  return (
    <svg viewBox="0 0 160 72" fill="none" aria-hidden="true" className={classNames("max-w-full", className)}>
      {things[kind]}
      <rect x="12" y="64" width="136" height="6" rx="2.5" className="fill-lead/70" />
    </svg>
  );
}
