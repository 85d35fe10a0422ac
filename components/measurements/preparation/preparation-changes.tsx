import { useTranslations } from "next-intl";
import { useValueWords } from "#components/measurements/values/value-words.ts";
import { useBothWords } from "#components/questionnaires/items/both-words.ts";
import { When } from "#components/ui/when.tsx";
import type { SeriesAnswer } from "#server/measurements/series/contract.ts";
import { commentsSince, cut, lineCountMax, newestByList, type PreparationFacts } from "./preparation-facts.ts";
import { Rest, SheetPart } from "./sheet-part.tsx";

/** What came and what was concluded since: new values and the trend, conclusions, scores, and the patient's own words. */
export function PreparationChanges({ facts }: { facts: PreparationFacts }) {
  const words = useTranslations("measurements.preparation");
  const { since } = facts;
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
              hasTrend={since === null}
              count={answer.points.filter((point) => isNew(point.receivedAt)).length}
            />
          ))}
        </ul>
      </SheetPart>
      <Concluded facts={facts} />
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

/** Conclusions after the moment that is compared with, such as that of today's round. */
function Concluded({ facts: { reviews, since } }: { facts: PreparationFacts }) {
  const words = useTranslations("measurements.preparation");
  const conclusions = useTranslations("reviews.conclusions");
  const named = useTranslations("reviews.adjust.named");
  const later = cut(since === null ? [] : reviews.filter(({ reviewedAt }) => reviewedAt > since), lineCountMax);
  if (later.shown.length === 0) return null;
  return (
    <SheetPart title={words("concluded")}>
      <ul className="list-disc pl-4">
        {later.shown.map((review) => (
          <li key={review.reviewId}>
            {conclusions(review.conclusion)}
            {review.adjusts ? ` (${named(review.adjusts)})` : ""}{" "}
            <span className="text-ink-soft">
              {review.reviewedByName ?? words("somebody")}, <When at={review.reviewedAt} precision="day" />
            </span>
          </li>
        ))}
      </ul>
      <Rest count={later.rest} say={(count) => words("more", { count })} />
    </SheetPart>
  );
}

/** The trend only where nothing is compared: two differences over two periods would contradict each other. */
function ChangeLine({ answer, count, hasTrend }: { answer: SeriesAnswer; count: number; hasTrend: boolean }) {
  const words = useTranslations("measurements");
  const say = useValueWords(answer.kind);
  const trend = hasTrend ? answer.trend : null;
  const diastolic = trend?.diastolicDifference;
  const change = trend
    ? [say.signed(trend.difference), ...(typeof diastolic === "number" ? [say.signed(diastolic)] : [])].join("/")
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
  const scoreOf = ({ score, scales, max }: PreparationFacts["responses"][number]) => {
    const scored = (scales ?? []).filter((scale) => scale.score !== null);
    if (scored.length > 0) return scored.map((scale) => `${scale.label} ${scale.score}`).join(", ");
    return score === null ? words("no-score") : words("score", { score, max: max ?? "–" });
  };
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
              {scoreOf(newest)}
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
