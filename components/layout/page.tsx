import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

type PageProps = {
  /** The name of the screen, small above the sentence. */
  name: ReactNode;
  /** The one sentence that answers the question of this screen; it is the heading. */
  sentence: ReactNode;
  /** What follows from it, softer, in the same breath. */
  more?: ReactNode;
  /** Beside the sentence: one primary action at most. */
  actions?: ReactNode;
  children: ReactNode;
  /** `form` for one thing to fill in. */
  width?: "page" | "form";
};

/** A screen: the sentence first, then the evidence, then the tools. */
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
