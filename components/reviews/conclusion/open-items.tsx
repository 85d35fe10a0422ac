import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { When } from "#components/ui/when.tsx";
import type { OpenItem } from "#server/reviews/conclusion/contract.ts";

const linesMax = 20;

/** What this conclusion will cover: what came in, when, and through which DVA. */
export function OpenItems({ items, isMore }: { items: OpenItem[]; isMore: boolean }) {
  const words = useTranslations("reviews.round");
  const kinds = useTranslations("measurements.kinds");
  const format = useFormat();
  const say = ({ kind, newCount, questionnaireTitle, measurementKind, silentSince }: OpenItem) => {
    if (kind === "measurements") return words("values", { count: newCount ?? 0 });
    if (kind === "questionnaire-response") return words("answers", { title: questionnaireTitle ?? "" });
    return words("silence", {
      kind: measurementKind ? kinds(measurementKind) : "",
      day: silentSince ? format.day(silentSince) : "",
    });
  };
  return (
    <Card title={words("open", { count: items.length })}>
      <ul className="space-y-1.5">
        {items.slice(0, linesMax).map((item) => (
          <li key={item.itemId}>
            <p>{say(item)}</p>
            <p className="text-ink-soft text-small">
              <When at={item.arrivedAt} />
              {[item.pgoName, item.gatewayName].flatMap((name) => (name ? ` · ${name}` : []))}
            </p>
          </li>
        ))}
      </ul>
      {items.length > linesMax ? (
        <p className="mt-1.5 text-ink-soft">{words("openRest", { count: items.length - linesMax })}</p>
      ) : null}
      {isMore ? <p className="mt-1.5">{words("openMore")}</p> : null}
    </Card>
  );
}
