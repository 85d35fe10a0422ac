import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { SourceLine } from "#components/ui/source-line.tsx";
import { knowledgeCards, knowledgeSources } from "#db/terms/catalogue.ts";
import { AsOf } from "./as-of.tsx";

/** Past agreements, with their dates, and plans that are only proposals. */
export function KnowledgeCards() {
  const words = useTranslations("catalogue.knowledge");
  return (
    <Card title={words("cards")} padding="bare">
      <ul className="divide-y divide-line">
        {knowledgeCards.map(({ name, asOf, isRoadmap, source }) => (
          <li key={name} className="space-y-1 px-card py-3">
            <h3 className="flex flex-wrap items-center gap-2 font-strong">
              {words(`titles.${name}`)}
              <AsOf moment={asOf} />
              {isRoadmap ? <Badge state="open">{words("roadmap")}</Badge> : null}
            </h3>
            <p className="max-w-prose">{words(`bodies.${name}`)}</p>
            <SourceLine source={knowledgeSources[source].name} date={knowledgeSources[source].readOn} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
