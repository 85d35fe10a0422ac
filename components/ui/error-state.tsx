import type { ReactNode } from "react";
import { CounterScene } from "./counter-mark.tsx";

type ErrorStateProps = {
  title: ReactNode;
  /** What was kept and what to do now. */
  children?: ReactNode;
  actions?: ReactNode;
  /** Reference for support. */
  reference?: ReactNode;
};

/** An error on our side: what happened, what was kept, what to do. */
export function ErrorState({ title, children, actions, reference }: ErrorStateProps) {
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-card py-12 text-center">
      <CounterScene kind="broken" className="h-20" />
      <h1 className="font-strong text-title">{title}</h1>
      {children ? <div className="max-w-form text-ink-soft">{children}</div> : null}
      {actions ? <div className="flex flex-wrap justify-center gap-2 pt-1">{actions}</div> : null}
      {reference ? <p className="text-ink-faint text-small">{reference}</p> : null}
    </div>
  );
}
