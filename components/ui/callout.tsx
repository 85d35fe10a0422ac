import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Mark, type MarkState } from "./mark.tsx";

const papers: Record<MarkState, string> = {
  now: "border-now/35 bg-now-soft",
  look: "border-look/60 bg-look-soft",
  fine: "border-fine/35 bg-fine-soft",
  inside: "border-inside-edge border-dashed bg-inside",
  open: "border-lead/30 bg-lead-soft",
  unknown: "border-line bg-ink/4",
  note: "border-line bg-ink/4",
};

type CalloutProps = {
  state: MarkState;
  title?: ReactNode;
  children?: ReactNode;
  /** Actions on it. */
  actions?: ReactNode;
  /** Set when it appears in response to an action, so that it is announced. */
  isLive?: boolean;
  className?: string;
};

/** A message to read first: what happened, what was kept, what to do. */
export function Callout({ state, title, children, actions, isLive, className }: CalloutProps) {
  return (
    <div
      role={isLive ? (state === "now" ? "alert" : "status") : undefined}
      className={classNames("flex gap-3 rounded-control border px-4 py-3", papers[state], className)}
    >
      <Mark state={state} className="mt-0.75" />
      <div className="min-w-0 grow space-y-1">
        {title ? <p className="font-strong text-ink">{title}</p> : null}
        {children ? <div className="max-w-prose text-ink">{children}</div> : null}
        {actions ? <div className="flex flex-wrap gap-2 pt-2">{actions}</div> : null}
      </div>
    </div>
  );
}
