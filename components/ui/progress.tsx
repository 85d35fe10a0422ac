import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

type ProgressProps = {
  label: ReactNode;
  value: number;
  maximum: number;
  /** The value as text, e.g. "4 van 11". */
  words: string;
  tone?: "lead" | "fine" | "look";
  isLabelHidden?: boolean;
};

const tones = { lead: "fill-lead", fine: "fill-fine", look: "fill-look" } as const;

/** A progress bar with the value as text next to it. */
export function Progress({ label, value, maximum, words, tone = "lead", isLabelHidden }: ProgressProps) {
  const labelId = useId();
  const percent = maximum > 0 ? Math.min(100, Math.max(0, (value / maximum) * 100)) : 0;
  return (
    <div className="min-w-0">
      <div className={classNames("mb-1.5 flex justify-between gap-3", isLabelHidden && "sr-only")}>
        <span id={labelId}>{label}</span>
        <span className="whitespace-nowrap text-ink-soft">{words}</span>
      </div>
      <div
        role="progressbar"
        aria-labelledby={labelId}
        aria-valuemin={0}
        aria-valuemax={maximum}
        aria-valuenow={value}
        aria-valuetext={words}
      >
        <svg aria-hidden="true" className="block h-1.5 w-full overflow-hidden rounded-round bg-line">
          <rect width={`${percent}%`} height="100%" rx="3" className={tones[tone]} />
        </svg>
      </div>
    </div>
  );
}
