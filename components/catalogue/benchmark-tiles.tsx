import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { SourceLine } from "#components/ui/source-line.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { benchmarks, knowledgeSources } from "#db/terms/catalogue.ts";
import { AsOf } from "./as-of.tsx";

/** Historical figures, each headed by its date so that none reads as current. */
export function BenchmarkTiles() {
  const words = useTranslations("catalogue.knowledge");
  const format = useFormat();
  return (
    <Card title={words("benchmarks")} padding="bare">
      <p className="max-w-prose px-card pb-3 text-ink-soft">{words("benchmarksMore")}</p>
      <dl className="grid border-line border-t pane:grid-cols-2 wide:grid-cols-3">
        {benchmarks.map(({ name, value, asOf, source }) => (
          <div key={name} className="border-line border-b px-card py-3 pane:border-r">
            <dt>
              <AsOf moment={asOf} />
              <span className="block">{words(`figures.${name}`)}</span>
            </dt>
            <dd>
              {value === null ? null : (
                <span className="block font-strong text-title">
                  {words(`amounts.${name}`, { value: format.number(value) })}
                </span>
              )}
              <SourceLine source={knowledgeSources[source].name} date={knowledgeSources[source].readOn} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
