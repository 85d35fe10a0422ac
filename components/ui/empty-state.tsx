import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { CounterScene } from "./counter-mark.tsx";

type EmptyStateProps = {
  title: ReactNode;
  /** What to do next, or when something will come. */
  children?: ReactNode;
  actions?: ReactNode;
  /** `done`: it is empty because the work is done. */
  kind?: "empty" | "done" | "missing";
  /** `small` for a card that is one of several. */
  size?: "page" | "small";
};

/** Nothing here, and what that means. */
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
