import { useTranslations } from "next-intl";
import { When } from "#components/ui/when.tsx";
import type { SeriesAnswer } from "#server/measurements/series/contract.ts";
import { useValueWords } from "./value-words.ts";

const shownMax = 4;

/** The patient's comments on values, newest first; a comment can change what a value means. */
export function MeasurementComments({ answer }: { answer: SeriesAnswer }) {
  const words = useTranslations("measurements.panel");
  const say = useValueWords(answer.kind);
  const told = [...answer.points, ...answer.setAside]
    .filter((value) => value.comment !== null)
    .toSorted((one, other) => other.at.getTime() - one.at.getTime());
  if (told.length === 0) return null;
  return (
    <section className="space-y-1.5">
      <h3 className="font-strong">{words("comments")}</h3>
      <ul className="space-y-1.5">
        {told.slice(0, shownMax).map((value) => (
          <li key={value.measurementId} className="max-w-prose rounded-control bg-patient px-3 py-1.5">
            “{value.comment}”
            <span className="block text-ink-soft text-small">
              {words("comment-with", { value: say.whole(value) })},{" "}
              <When at={value.at} precision={value.hasTime ? "minute" : "day"} />
            </span>
          </li>
        ))}
      </ul>
      {told.length > shownMax ? (
        <p className="text-ink-soft text-small">{words("comments-more", { count: told.length - shownMax })}</p>
      ) : null}
    </section>
  );
}
