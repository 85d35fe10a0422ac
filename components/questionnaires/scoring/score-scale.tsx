import { useBothWords } from "#components/questionnaires/items/both-words.ts";
import { classNames } from "#components/ui/class-names.ts";
import type { ScoreView } from "#server/questionnaires/scoring/contract.ts";

/**
 * The bands side by side with a mark at the score. Hidden from screen readers, because the text next to it says the
 * same.
 */
export function ScoreScale({ score }: { score: ScoreView }) {
  const bothWords = useBothWords();
  const { bands, min, max, score: value } = score;
  if (bands.length === 0 || min === null || max === null || value === null) return null;
  const span = max - min + 1;
  const left = ((value - min + 0.5) / span) * 100;
  return (
    <div aria-hidden="true" className="pt-2">
      <div className="relative">
        <div className="flex gap-0.5 overflow-hidden rounded-mark">
          {bands.map((band) => (
            <span
              key={band.code}
              style={{ flexGrow: band.to - band.from + 1, flexBasis: 0 }}
              className={classNames("h-3", band.code === score.band?.code ? "bg-lead" : "bg-ink/10")}
            />
          ))}
        </div>
        <span
          style={{ left: `${left}%` }}
          className="-translate-x-1/2 absolute -top-1 block h-5 w-1 rounded-round bg-ink outline-2 outline-raised"
        />
      </div>
      <div className="flex gap-0.5 pt-1 text-ink-soft text-small">
        {bands.map((band) => (
          <span
            key={band.code}
            style={{ flexGrow: band.to - band.from + 1, flexBasis: 0 }}
            className={classNames(
              "min-w-0",
              band.code === score.band?.code ? "font-strong text-ink" : "max-pane:invisible",
            )}
          >
            <span className="block tabular-nums">
              {band.from}–{band.to}
            </span>
            {/* On a phone there is no room; the badge above shows the name. */}
            <span className="block leading-4 max-pane:hidden">{bothWords(band.label)}</span>
          </span>
        ))}
      </div>
    </div>
  );
}
