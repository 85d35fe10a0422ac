import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

type PageProps = {
  /** The name of the screen, in small type above the heading. */
  name: ReactNode;
  /** The heading: one sentence that answers the question of this screen. */
  sentence: ReactNode;
  /** What follows from the heading, in a softer tone. */
  more?: ReactNode;
  /** Next to the heading; at most one primary action. */
  actions?: ReactNode;
  children: ReactNode;
  /** `form` for a page with a single form. */
  width?: "page" | "form";
};

/** A screen: first the answer in one sentence, then the evidence, then the tools. */
export function Page({ name, sentence, more, actions, children, width = "page" }: PageProps) {
  return (
    <div className={classNames(width === "form" && "max-w-prose")}>
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 border-line border-b pb-5">
        <div className="min-w-0 max-w-3xl">
          <p className="pb-1 text-ink-soft text-small">{name}</p>
          <h1 className="font-normal text-title desk:text-display">
            <strong>{sentence}</strong>
            {more ? <span className="text-ink-soft"> {more}</span> : null}
          </h1>
        </div>
        {actions ? <div className="flex flex-wrap gap-2 print:hidden">{actions}</div> : null}
      </header>
      <div className="space-y-5 pt-5">{children}</div>
    </div>
  );
}
