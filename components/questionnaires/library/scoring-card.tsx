import { useTranslations } from "next-intl";
import { useBothWords } from "#components/questionnaires/items/both-words.ts";
import { Card } from "#components/ui/card.tsx";
import type { Scoring } from "#db/terms/questionnaires.ts";

/** How answers add up to a score, how it is interpreted, and the source. */
export function ScoringCard({ scoring }: { scoring: Scoring | null }) {
  const words = useTranslations("questionnaires.view");
  const bothWords = useBothWords();
  if (!scoring) {
    return (
      <Card title={words("scoring")}>
        <p className="text-ink-soft">{words("no-scoring")}</p>
      </Card>
    );
  }
  const { way, bands, smallestDifference } = scoring;
  return (
    <Card title={words("scoring")}>
      <div className="space-y-3">
        <Way way={way} />
        {bands.length > 0 ? (
          <ul className="space-y-0.5 tabular-nums">
            {bands.map((band) => (
              <li key={band.code}>{words("band", { from: band.from, to: band.to, label: bothWords(band.label) })}</li>
            ))}
          </ul>
        ) : null}
        <div className="space-y-0.5 text-ink-soft text-small">
          {smallestDifference ? <p>{words("smallest", smallestDifference)}</p> : null}
          <p>{words("scoring-source", { version: scoring.version, source: scoring.source })}</p>
        </div>
      </div>
    </Card>
  );
}

function Way({ way }: { way: Scoring["way"] }) {
  const words = useTranslations("questionnaires.view");
  switch (way.kind) {
    case "expression":
      return <p>{words("way-expression")}</p>;
    case "scales":
      return (
        <div>
          <p>{words("way-scales")}</p>
          <ul className="mt-1 list-disc pl-5">
            {way.scales.map(({ code, label }) => (
              <li key={code}>{label}</li>
            ))}
          </ul>
        </div>
      );
    default:
      return (
        <p>
          {words(`way-${way.kind}`, { count: way.linkIds.length })}{" "}
          {way.missingMax === 0 ? words("missing-none") : words("missing-some", { count: way.missingMax })}
        </p>
      );
  }
}
