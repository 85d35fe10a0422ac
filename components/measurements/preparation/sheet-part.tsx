import type { ReactNode } from "react";

/** A section of the sheet with its own small heading. */
export function SheetPart({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section>
      <h3 className="font-strong">{title}</h3>
      {children}
    </section>
  );
}

/** How many more there are than fit. */
export function Rest({ count, say }: { count: number; say: (count: number) => string }) {
  return count > 0 ? <p className="text-ink-soft text-small print:text-[8pt]">{say(count)}</p> : null;
}
