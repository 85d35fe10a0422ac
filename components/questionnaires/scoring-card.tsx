import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import type { Scoring } from "#db/terms/questionnaires.ts";
import { useBothWords } from "./both-words.ts";

/** How answers become a number, what the number means, and who says so. */
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
        <p>
          {way.kind === "expression"
            ? words("way-expression")
            : words(`way-${way.kind}`, { count: way.linkIds.length })}{" "}
          {way.kind === "expression"
            ? null
            : way.missingMax === 0
              ? words("missing-none")
              : words("missing-some", { count: way.missingMax })}
        </p>
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
