import type { ReactNode } from "react";

export type Figure = { label: ReactNode; value: ReactNode; note?: ReactNode };

/** Figures side by side, each under its label; they wrap when space is short. */
export function FigureRow({ figures }: { figures: Figure[] }) {
  if (figures.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {figures.map(({ label, value, note }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: figures have no identity other than their position
        <div key={index} className="min-w-24">
          <dt className="text-ink-soft text-small">{label}</dt>
          <dd>
            <span className="font-strong text-large tabular-nums">{value}</span>
            {note ? <span className="block text-ink-soft text-small">{note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
