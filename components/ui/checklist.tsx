import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Mark, type MarkState } from "./mark.tsx";

/** An ordered list of steps; each row is a `ChecklistStep`. */
export function Checklist({ children, className }: { children: ReactNode; className?: string }) {
  return <ol className={classNames("divide-y divide-line", className)}>{children}</ol>;
}

type ChecklistStepProps = {
  state: MarkState;
  /** The state as text, for screen readers. */
  stateWords: string;
  title: ReactNode;
  /** Owner and due date, always at the same place. */
  owner?: ReactNode;
  due?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
};

/** A step with its owner and due date. */
export function ChecklistStep({ state, stateWords, title, owner, due, children, actions }: ChecklistStepProps) {
  const isDone = state === "fine";
  return (
    <li className="flex gap-3 py-3 first:pt-0 last:pb-0">
      <Mark state={state} label={stateWords} className="mt-0.75" />
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <p className={classNames("font-strong", isDone && "text-ink-soft")}>{title}</p>
          {due ? <p className="text-ink-soft text-small">{due}</p> : null}
        </div>
        {owner ? <p className="text-ink-soft text-small">{owner}</p> : null}
        {children ? <div className="mt-1 max-w-prose text-ink-soft">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </li>
  );
}
