import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { CounterScene } from "./counter-mark.tsx";

type EmptyStateProps = {
  title: ReactNode;
  /** What to do next, or when to expect something. */
  children?: ReactNode;
  actions?: ReactNode;
  /** `done`: empty because the work is done. */
  kind?: "empty" | "done" | "missing";
  /** `small` for one card among several. */
  size?: "page" | "small";
};

/** Placeholder for an empty list or page, and what that means. */
export function EmptyState({ title, children, actions, kind = "empty", size = "page" }: EmptyStateProps) {
  return (
    <div
      className={classNames(
        "flex flex-col items-center text-center",
        size === "page" ? "gap-3 px-card py-10" : "gap-2 pb-2",
      )}
    >
      <CounterScene kind={kind} className={size === "page" ? "h-20" : "h-14"} />
      <div className="font-strong text-large">{title}</div>
      {children ? <div className="max-w-form text-ink-soft">{children}</div> : null}
      {actions ? <div className="flex flex-wrap justify-center gap-2 pt-1">{actions}</div> : null}
    </div>
  );
}
