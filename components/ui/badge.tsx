import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Mark, type MarkState } from "./mark.tsx";

const papers: Record<MarkState, string> = {
  now: "bg-now-soft text-now-ink",
  look: "bg-look-soft text-look-ink",
  fine: "bg-fine-soft text-fine-ink",
  inside: "bg-inside text-inside-ink",
  open: "bg-lead-soft text-ink",
  unknown: "bg-ink/6 text-ink-soft",
  note: "bg-ink/6 text-ink-soft",
};

/** A state as shape, colour and text, for rows and headers. */
export function Badge({ state, children, className }: { state: MarkState; children: ReactNode; className?: string }) {
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1.5 whitespace-nowrap rounded-round py-0.5 pr-2.5 pl-1.5 text-small",
        papers[state],
        className,
      )}
    >
      <Mark state={state} />
      {children}
    </span>
  );
}

/** A plain label in a frame: a kind, a role, a code. Not for a state. */
export function Tag({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={classNames(
        "inline-flex items-center whitespace-nowrap rounded-mark border border-line bg-ink/4 px-1.5 text-ink-soft text-small",
        className,
      )}
    >
      {children}
    </span>
  );
}
