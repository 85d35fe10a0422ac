import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

type CardProps = {
  title?: ReactNode;
  /** Right of the title: a mark, a count, or one quiet action. */
  aside?: ReactNode;
  /** Below a divider: links onward. */
  foot?: ReactNode;
  children: ReactNode;
  /** `bare` lets a table or list reach the edges. */
  padding?: "card" | "bare";
  className?: string;
};

/** A surface for one subject, with its own heading. */
export function Card({ title, aside, foot, children, padding = "card", className }: CardProps) {
  const headingId = useId();
  return (
    <section
      aria-labelledby={title ? headingId : undefined}
      className={classNames(
        "flex min-w-0 flex-col rounded-card border border-line bg-raised shadow-raised [--scroll-cover:var(--color-raised)] print:shadow-none",
        className,
      )}
    >
      {title ? (
        <header className="flex min-h-10 flex-wrap items-center justify-between gap-x-3 gap-y-1 px-card pt-card">
          <h2 id={headingId} className="font-strong text-large">
            {title}
          </h2>
          {aside}
        </header>
      ) : null}
      <div
        className={classNames(
          "min-w-0 grow",
          padding === "card" ? "p-card" : "overflow-hidden",
          Boolean(title) && "pt-3",
        )}
      >
        {children}
      </div>
      {foot ? <footer className="border-line border-t px-card py-3">{foot}</footer> : null}
    </section>
  );
}
