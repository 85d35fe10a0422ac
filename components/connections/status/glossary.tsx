import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";

const terms = [
  "pgo",
  "portal",
  "medmij",
  "dva",
  "register",
  "label",
  "plugs",
  "service",
  "collect",
  "share",
  "system",
  "agb",
  "bsn",
  "wegiz",
  "iza",
] as const;

/** PGO terms as a practice can explain them to a patient; each has an anchor (`#dva`). */
export function Glossary() {
  const words = useTranslations("connections.glossary.terms");
  return (
    <Card padding="bare">
      <dl className="divide-y divide-line">
        {terms.map((term) => (
          <div
            key={term}
            id={term}
            className="grid scroll-mt-20 gap-x-6 px-card py-3 target:bg-lead-soft pane:grid-cols-[14rem_minmax(0,1fr)]"
          >
            <dt className="font-strong">{words(`${term}.word`)}</dt>
            <dd className="max-w-prose">{words(`${term}.meaning`)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
