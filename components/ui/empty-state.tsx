import type { ReactNode } from "react";
import { CounterScene } from "./counter-mark.tsx";

type EmptyStateProps = {
  title: ReactNode;
  /** What to do next, or when something will come. */
  children?: ReactNode;
  actions?: ReactNode;
  /** `done`: it is empty because the work is done. */
  kind?: "empty" | "done" | "missing";
};

/** Nothing here, and what that means. */
export function EmptyState({ title, children, actions, kind = "empty" }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 px-card py-10 text-center">
      <CounterScene kind={kind} />
      <div className="font-strong text-large">{title}</div>
      {children ? <div className="max-w-form text-ink-soft">{children}</div> : null}
      {actions ? <div className="flex flex-wrap justify-center gap-2 pt-1">{actions}</div> : null}
    </div>
  );
}
