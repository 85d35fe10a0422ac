import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Fact = { term: ReactNode; detail: ReactNode };

/** Facts by name; the names form a column from 640 px, and are above the facts on a phone. */
export function DescriptionList({ facts, className }: { facts: Fact[]; className?: string }) {
  return (
    <dl className={classNames("grid gap-x-6 pane:grid-cols-[max-content_minmax(0,1fr)]", className)}>
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts have no identity other than their position
        <div key={index} className="contents">
          <dt className="pt-2 text-ink-soft pane:py-1.5">{fact.term}</dt>
          <dd className="min-w-0 break-words pane:py-1.5">{fact.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
