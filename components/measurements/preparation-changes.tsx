import { useTranslations } from "next-intl";
import { useBothWords } from "#components/questionnaires/both-words.ts";
import { When } from "#components/ui/when.tsx";
import type { SeriesAnswer } from "#server/measurements/series-contract.ts";
import { commentsSince, cut, lineCountMax, newestByList, type PreparationFacts } from "./preparation-facts.ts";
import { Rest, SheetPart } from "./sheet-part.tsx";
import { useValueWords } from "./value-words.ts";

/** What changed since the last contact: new values and where they went, new scores, what the patient wrote. */
export function PreparationChanges({ facts }: { facts: PreparationFacts }) {
  const words = useTranslations("measurements.preparation");
  const since = facts.lastContact?.at ?? null;
  const isNew = (at: Date) => since === null || at > since;
  const changed = facts.answers.filter((answer) => answer.points.some((point) => isNew(point.receivedAt)));
  const comments = cut(commentsSince(facts.answers, since), lineCountMax);
  return (
    <>
      <SheetPart title={words(since ? "changed" : "shared")}>
        {changed.length === 0 ? <p className="text-ink-soft">{words("nothing-new")}</p> : null}
        <ul className="list-disc pl-4">
          {changed.slice(0, lineCountMax).map((answer) => (
            <ChangeLine
              key={answer.kind}
              answer={answer}
              count={answer.points.filter((point) => isNew(point.receivedAt)).length}
            />
          ))}
        </ul>
      </SheetPart>
      <Scores facts={facts} />
      {comments.shown.length > 0 ? (
        <SheetPart title={words("said")}>
          <ul className="space-y-1">
            {comments.shown.map((value) => (
              <li key={value.measurementId}>
                <span className="line-clamp-2">“{value.comment}”</span>{" "}
                <span className="text-ink-soft">
                  <When at={value.at} precision="day" />
                </span>
              </li>
            ))}
          </ul>
          <Rest count={comments.rest} say={(count) => words("more", { count })} />
        </SheetPart>
      ) : null}
    </>
  );
}

function ChangeLine({ answer, count }: { answer: SeriesAnswer; count: number }) {
  const words = useTranslations("measurements");
  const say = useValueWords(answer.kind);
  const { trend } = answer;
  const second = trend?.secondDifference;
  const change = trend
    ? [say.signed(trend.difference), ...(typeof second === "number" ? [say.signed(second)] : [])].join("/")
    : "";
  return (
    <li>
      {words("preparation.new-values", { kind: words(`kinds.${answer.kind}`), count })}
      {trend ? `; ${words("preparation.trend", { change: `${change}\u00A0${say.unit}`, days: trend.days })}` : null}
    </li>
  );
}

function Scores({ facts }: { facts: PreparationFacts }) {
  const words = useTranslations("measurements.preparation");
  const inWords = useBothWords();
  const scores = cut(newestByList(facts.responses), lineCountMax);
  if (scores.shown.length === 0) return null;
  return (
    <SheetPart title={words("scores")}>
      <ul>
        {scores.shown.map(({ newest, earlier }) => (
          <li key={newest.responseId} className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 truncate">
              {newest.title}{" "}
              <span className="text-ink-soft">
                <When at={newest.authoredAt} precision="day" />
              </span>
            </span>
            <span className="shrink-0 text-right">
              {newest.score === null
                ? words("no-score")
                : words("score", { score: newest.score, max: newest.max ?? "–" })}
              {newest.band ? <span className="text-ink-soft"> {inWords(newest.band)}</span> : null}
              {newest.score !== null && earlier?.score !== null && earlier?.score !== undefined ? (
                <span className="text-ink-soft"> ({words("was", { score: earlier.score })})</span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      <Rest count={scores.rest} say={(count) => words("more", { count })} />
    </SheetPart>
  );
}
